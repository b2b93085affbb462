import { addMinutes } from '#common/kernel/instant.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import { isMoving, readPlace } from '#hub/store/feed.ts';
import { nextBatch, settleStatuses, type Batch, type Receipt } from '#hub/store/gateway-outbox.ts';
import { hasNotTaken, postponeStatuses } from '#hub/store/gateway-refusals.ts';
import { lockGateway } from '#hub/store/gateway-state.ts';
import type { Answer, EntryError } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';

const BATCH = 100;
/** Each try offers every status by itself. */
const REST_MINUTES = 5;
/** A version or a connection that is broken on a Friday morning is mended in the course of Monday. */
const GIVEN_UP_MINUTES = 4 * 24 * 60;
const NOTHING_TAKEN: EntryError = { row: 0, subject: 'statuses', field: '', code: 'STATUSES_NOT_TAKEN' };

/** Batch after batch until nothing waits. A crash before the receipts are stored sends the same batch, with the same ids. */
export async function sendStatuses(parts: GatewayParts): Promise<number> {
  let sent = 0;
  for (;;) {
    const batch = await openBatch(parts);
    if (!batch) return sent;
    const answers = await parts.gateway.send(batch);
    const isFault = answers.every(({ result }) => result === 'NOT_TAKEN');
    if (isFault) return sent + (await postpone(parts, batch));
    await settle(parts, batch, answers.map(receiptOf));
    sent += answers.length;
  }
}

async function openBatch({ hub, officeId }: GatewayParts): Promise<Batch | null> {
  return hub.store.transaction(async (trx) => {
    const now = hub.clock.now();
    await lockGateway(trx, officeId, now);
    // Its files are not the hub's yet, and may never be.
    if (isMoving(await readPlace(trx, officeId))) return null;
    const rest = { from: addMinutes(now, -REST_MINUTES), to: now };
    return (await hasNotTaken(trx, officeId, rest)) ? null : nextBatch(trx, officeId, BATCH);
  });
}

/**
 * Nothing of a batch was taken, each status offered by itself: that is the fault of the connection or of a version, and says nothing
 * about a single status. They wait on; what comes behind them is offered together with them. As soon as one of them is answered
 * for itself, the others of its batch are known to be at fault themselves. Where that never comes, a limit of time keeps them from holding up
 * what is behind a whole batch of them. Returns how many were set apart.
 */
async function postpone(parts: GatewayParts, batch: Batch): Promise<number> {
  const { hub, officeId } = parts;
  const at = hub.clock.now();
  hub.log.warn('the centre takes no status', { count: batch.statuses.length });
  const ids = batch.statuses.map(({ id }) => id);
  const givenUp = await hub.store.transaction(async (trx) => {
    await storeProblems(trx, parts, { kind: 'ANSWER' }, [NOTHING_TAKEN]);
    const limit = addMinutes(at, -GIVEN_UP_MINUTES);
    return postponeStatuses(trx, officeId, { ids, at, givenUp: limit });
  });
  await settle(
    parts,
    batch,
    [...givenUp].map((id) => refusal(id)),
  );
  return givenUp.size;
}

async function settle(parts: GatewayParts, batch: Batch, receipts: readonly Receipt[]): Promise<void> {
  const { hub, officeId } = parts;
  const refused = refusedOf(batch, receipts);
  await hub.store.transaction(async (trx) => {
    await settleStatuses(trx, officeId, hub.clock.now(), receipts);
    await storeProblems(trx, parts, { kind: 'STATUS' }, refused);
  });
  if (refused.length > 0) hub.log.warn('statuses refused by the centre', { count: refused.length });
}

/** Words that cannot be stored are left away: the refusal counts without them. */
function receiptOf(answer: Answer): Receipt {
  switch (answer.result) {
    case 'NOT_TAKEN':
      return refusal(answer.id);
    case 'ACCEPTED':
      return answer;
    case 'REFUSED': {
      const { code, message } = answer;
      return {
        ...answer,
        code: isStorable(code) ? code : 'STATUS_REFUSED',
        message: isStorable(message) ? message : '',
      };
    }
  }
}

function refusal(id: string): Receipt {
  return { id, result: 'REFUSED', code: 'NOT_TAKEN', message: '' };
}

/** The centre's own code is told as it came, when it is a code at all; its words stay with the status. */
function refusedOf({ statuses }: Batch, receipts: readonly Receipt[]): EntryError[] {
  const sent = new Map(statuses.map((status) => [status.id, status]));
  return receipts.flatMap((receipt) => {
    const status = sent.get(receipt.id);
    if (receipt.result === 'ACCEPTED' || !status) return [];
    const code = /^[A-Z_]{1,60}$/.test(receipt.code) ? receipt.code : 'STATUS_REFUSED';
    return [{ row: 0, subject: status.number, field: status.status, code }];
  });
}
