import { nextBatch, settleStatuses, type Batch, type Receipt } from '#hub/store/gateway-outbox.ts';
import { lockGateway } from '#hub/store/gateway-state.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import type { EntryError } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';

const BATCH = 100;

/** Batch after batch until nothing waits. A crash before the receipts are stored sends the same batch, with the same ids. */
export async function sendStatuses({ hub, officeId, gateway }: GatewayParts): Promise<number> {
  let sent = 0;
  for (;;) {
    const batch = await hub.store.transaction(async (trx) => {
      await lockGateway(trx, officeId, hub.clock.now());
      return nextBatch(trx, officeId, BATCH);
    });
    if (!batch) return sent;
    const receipts = (await gateway.send(batch)).map(storable);
    const refused = refusedOf(batch, receipts);
    await hub.store.transaction(async (trx) => {
      await settleStatuses(trx, officeId, hub.clock.now(), receipts);
      await storeProblems(trx, { hub, officeId }, { kind: 'STATUS' }, refused);
    });
    if (refused.length > 0) hub.log.warn('statuses refused by the centre', { count: refused.length });
    sent += receipts.length;
  }
}

/** Words that cannot be stored are left away: the refusal counts without them. */
function storable(receipt: Receipt): Receipt {
  if (receipt.result === 'ACCEPTED' || isStorable(receipt)) return receipt;
  const { code, message } = receipt;
  return {
    ...receipt,
    code: isStorable(code) ? code : 'STATUS_REFUSED',
    message: isStorable(message) ? message : '',
  };
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
