import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import {
  isAlone,
  rangesIn,
  serialsIn,
  type Hand,
  type HeldBlank,
  type Movement,
  type StockCommand,
} from '#common/domain/production/custody.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import {
  decideDeed,
  isTooLate,
  type BookLine,
  type StockNow,
} from '#common/domain/production/stock-deeds.ts';
import { mayAsk, mayConfirm, type StockPerson } from '#common/domain/production/stock-rules.ts';
import { foldEntries, type Entry } from '#common/domain/registers/register.ts';
import { TRANSPORTS } from '#common/domain/registers/transports.ts';
import type { CustodyStore, StockRequest } from './store.ts';

/** Who stands where, at what time. */
export type Doing = { by: StockPerson; at: Instant; desk: string };

type Asked = { id: string; command: StockCommand; second: StockPerson | null };

/**
 * A movement of the stock: done at once with the second person beside, else kept until they confirm it. Asked again under the
 * same id it answers the same. Throws the refusal of the rules.
 */
export async function askStock(
  store: CustodyStore,
  { id, command, second }: Asked,
  { by, at, desk }: Doing,
): Promise<StockRequest['state']> {
  const known = await store.findRequest(id);
  if (known) {
    const isSame = known.by === by.id && JSON.stringify(known.command) === JSON.stringify(command);
    if (!isSame) throw new CodedError('ACTION_ID_USED');
    return known.state;
  }
  const refusal = mayAsk(command, by) ?? (second && mayConfirm(command, by, second));
  if (refusal) throw new CodedError(refusal.code, refusal.details);
  const asked = { id, command, by: by.id, at, desk };
  const isDone = second !== null || isAlone(command);
  const state = isDone ? 'DONE' : 'WAITING';
  const answered = { answeredBy: second?.id ?? null, answeredAt: isDone ? at : null };
  await store.addRequest({ ...asked, state, ...answered });
  if (isDone) await carryOut(store, { id, command, by, at, desk }, second);
  else {
    await store.note({
      actor: by.id,
      desk,
      subject: subjectOf(id, command),
      detail: `asked ${textOf(command)}`,
    });
  }
  return state;
}

/** By the second person at their own login. Throws STOCK_REQUEST_ANSWERED for what is answered already. */
export async function answerStock(
  store: CustodyStore,
  { id, yes, asker }: { id: string; yes: boolean; asker: (id: StockRequest['by']) => Promise<StockPerson> },
  { by: second, at, desk }: Doing,
): Promise<void> {
  const request = await store.findRequest(id);
  if (!request) throw new CodedError('NOT_FOUND');
  const state = yes ? 'DONE' : 'DECLINED';
  // Sent again after its answer was lost.
  if (request.state === state && request.answeredBy === second.id) return;
  if (request.state !== 'WAITING') throw new CodedError('STOCK_REQUEST_ANSWERED');
  const by = await asker(request.by);
  const { command } = request;
  // Whoever asked may take it back.
  const isOwn = !yes && request.by === second.id;
  const refusal = isOwn ? null : mayConfirm(command, by, second);
  if (refusal) throw new CodedError(refusal.code, refusal.details);
  if (yes && isTooLate(command, request.at, at)) throw new CodedError('VAULT_TOO_LATE');
  await store.answerRequest(id, { state, answeredBy: second.id, answeredAt: at });
  if (yes) await carryOut(store, { id, command, by, at, desk }, second);
  else {
    const detail = `${isOwn ? 'taken back' : 'declined'} ${textOf(command)}`;
    await store.note({ actor: second.id, desk, subject: subjectOf(id, command), detail });
  }
}

async function carryOut(
  store: CustodyStore,
  asked: { id: string; command: StockCommand } & Doing,
  second: StockPerson | null,
): Promise<void> {
  const now = await readNow(store, asked.command);
  const decided = decideDeed(asked, second, now);
  if (!decided.ok) throw new CodedError(decided.error.code, decided.error.details);
  const { movements, lines } = decided.value;
  for (const movement of movements) {
    const serials = new Set(serialRange(movement));
    await writeMovement(
      store,
      movement,
      now.found.filter(({ serial }) => serials.has(serial)),
    );
  }
  for (const line of lines) await store.addLine(entryOf(line, asked));
  const { id, by, desk, command } = asked;
  const detail = second ? `${textOf(command)} with ${second.id}` : textOf(command);
  await store.note({ actor: by.id, desk, subject: subjectOf(id, command), detail });
}

async function readNow(store: CustodyStore, command: StockCommand): Promise<StockNow> {
  const found = await store.findBlanks(serialsIn(command) ?? []);
  const door = await store.lastLine('vault');
  const openVault = door && door.kind !== 'close/1' ? door.subject : null;
  if (command.kind !== 'ARRIVE' && command.kind !== 'RESOLVE') return { found, shipment: null, openVault };
  const lines = await store.linesOf({ register: 'transports', subject: command.shipment });
  return { found, shipment: foldEntries(TRANSPORTS, lines)[0]?.item ?? null, openVault };
}

function entryOf(line: BookLine, { by, at, desk }: Doing): Entry {
  return { ...line, id: v7(), actor: by.id, role: by.roles[0] ?? 'SYS', desk, at };
}

export async function writeMovement(
  store: CustodyStore,
  movement: Movement,
  found: readonly HeldBlank[],
): Promise<void> {
  const { at, reference, state, to } = movement;
  if (movement.from === null) {
    const serials = must(serialRange(movement), 'the rule has read the range');
    const { bookKind: kind, pages } = movement;
    const fresh = serials.map((serial): HeldBlank => ({
      serial,
      kind,
      pages,
      state,
      applicationId: null,
      holder: null,
    }));
    await store.addBlanks(fresh, { at, reference });
  } else {
    const holder = to.at === 'PERSON' ? (to.who as HeldBlank['holder']) : null;
    const moved = found.map((blank) => ({
      ...blank,
      state,
      holder: state === 'IN_STOCK' ? holder : blank.holder,
    }));
    await store.putBlanks(moved, at);
  }
  await store.addMovement(movement);
}

/** What the chain names: the first number, and for the door of the safe its own entry. */
function subjectOf(id: string, command: StockCommand): string {
  return rangesIn(command)[0]?.first ?? id;
}

function textOf(command: StockCommand): string {
  const { kind } = command;
  const ranges = rangesIn(command).map(({ first, count }) => `${first} +${count}`);
  return [kind, ...ranges, ...wordsOf(command)].join(' ').slice(0, 340);
}

function wordsOf(command: StockCommand): string[] {
  switch (command.kind) {
    case 'RECEIVE':
      return [];
    case 'HAND_OVER':
      return ['from', placeOf(command.from), 'to', placeOf(command.to)];
    case 'SPOIL':
      return ['from', placeOf(command.from), `${command.reason}: ${command.note}`];
    case 'DISPATCH':
      return [...(command.from ? ['from', placeOf(command.from)] : []), 'to', placeOf(command.to)];
    case 'ARRIVE':
      return [command.shipment, 'counted', String(command.counted)];
    case 'RESOLVE':
      return [command.shipment, `${command.reason}: ${command.note}`];
    case 'DESTROY':
      return [command.method, command.reference];
    case 'OPEN_VAULT':
      return [command.reason];
    case 'CLOSE_VAULT':
      return [];
  }
}

function placeOf({ at, who }: Hand): string {
  return who ?? at;
}
