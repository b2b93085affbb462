import type { Entry } from '#common/domain/registers/register.ts';
import {
  isSound,
  stateOfShipment,
  stoodAtAnEnd,
  type Shipment,
} from '#common/domain/registers/transports.ts';
import { minutesBetween, type Instant } from '#common/kernel/instant.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import { isAlone, type Destination, type HeldBlank, type Movement, type StockCommand } from './custody.ts';
import { rangesOf, serialRange, type SerialRange } from './serial-range.ts';
import {
  decideMove,
  mayAsk,
  mayConfirm,
  productIn,
  refuseKnown,
  type StockAsked,
  type StockPerson,
  type StockRefusal,
} from './stock-rules.ts';

/** What a book of the stock gets; who wrote it and when is the same for all lines of a deed. */
export type BookLine = Pick<Entry, 'register' | 'subject' | 'kind' | 'payload'>;
type Deed = { movements: readonly Movement[]; lines: readonly BookLine[] };

/** What the rules must know beyond the command: numbers that the office has, the transport spoken of, the open door of the safe. */
export type StockNow = {
  found: readonly HeldBlank[];
  shipment: Shipment | null;
  openVault: string | null;
};

const IN_TRANSIT = { at: 'TRANSPORT', who: null } as const;
const BOTH_MINUTES = 1;

/** Both stand before the safe: the second word comes within a minute of the first. */
export function isTooLate({ kind }: Pick<StockCommand, 'kind'>, askedAt: Instant, at: Instant): boolean {
  return kind === 'OPEN_VAULT' && minutesBetween(askedAt, at) > BOTH_MINUTES;
}

/** Lines of ledger and books, or why not. What goes through the door of the safe needs it open, and is told in its book. */
export function decideDeed(
  asked: StockAsked,
  second: StockPerson | null,
  now: StockNow,
): Result<Deed, StockRefusal> {
  const { command, by } = asked;
  const refusal = mayAsk(command, by) ?? confirmation(command, by, second);
  if (refusal) return err(refusal);
  const decided = deedOf(asked, second ?? by, now);
  if (!decided.ok) return decided;
  const { movements, lines } = decided.value;
  const through = movements.filter(({ from, to }) => from?.at === 'VAULT' || to.at === 'VAULT');
  if (through.length === 0) return decided;
  const { openVault } = now;
  if (openVault === null) return err({ code: 'VAULT_CLOSED' });
  const passed = through.map(({ id, first, count, kind, to }): BookLine => {
    const way = to.at === 'VAULT' ? 'IN' : 'OUT';
    const payload = { movement: id, first, count, kind, way };
    return { register: 'vault', subject: openVault, kind: 'pass/1', payload };
  });
  return ok({ movements, lines: [...lines, ...passed] });
}

function confirmation(
  command: StockCommand,
  by: StockPerson,
  second: StockPerson | null,
): StockRefusal | null {
  if (isAlone(command)) return null;
  return second ? mayConfirm(command, by, second) : { code: 'SECOND_PERSON_REQUIRED' };
}

function deedOf(asked: StockAsked, second: StockPerson, now: StockNow): Result<Deed, StockRefusal> {
  const { id, command } = asked;
  switch (command.kind) {
    case 'RECEIVE':
    case 'HAND_OVER':
    case 'SPOIL': {
      const moved = decideMove({ ...asked, command }, second, now.found);
      return moved.ok ? ok({ movements: [moved.value], lines: [] }) : moved;
    }
    case 'DISPATCH':
      return decideDispatch({ ...asked, command }, second, now.found);
    case 'ARRIVE':
      return decideArrival({ ...asked, command }, second, now);
    case 'RESOLVE':
      return decideResolve({ ...asked, command }, now);
    case 'DESTROY':
      return decideDestruction({ ...asked, command }, second, now.found);
    case 'OPEN_VAULT': {
      if (now.openVault !== null) return err({ code: 'VAULT_OPEN' });
      const { kind: _kind, ...words } = command;
      return ok({
        movements: [],
        lines: [{ register: 'vault', subject: id, kind: 'open/1', payload: { ...words, second: second.id } }],
      });
    }
    case 'CLOSE_VAULT': {
      if (now.openVault === null) return err({ code: 'VAULT_CLOSED' });
      const payload = { note: command.note };
      return ok({
        movements: [],
        lines: [{ register: 'vault', subject: now.openVault, kind: 'close/1', payload }],
      });
    }
  }
}

function decideDispatch(
  asked: StockAsked<'DISPATCH'>,
  second: StockPerson,
  found: readonly HeldBlank[],
): Result<Deed, StockRefusal> {
  const { id, command } = asked;
  const { kind: _kind, ...parts } = command;
  const { from, product, reference, carrier } = command;
  const known = from === null && found.length > 0 ? refuseKnown(found) : null;
  if (known) return err(known);
  const book = from === null ? null : productIn(command, from, found);
  if (book && !book.ok) return book;
  const own = book?.value ?? (product ? { bookKind: product.kind, pages: product.pages } : null);
  if (!own) return err({ code: 'BLANK_RANGE_INVALID' });
  const movement: Movement = {
    ...base(asked, second),
    ...own,
    id,
    kind: 'DISPATCHED',
    first: command.first,
    count: command.count,
    from,
    to: IN_TRANSIT,
    state: 'IN_TRANSIT',
    note: carrier,
    reference,
  };
  const payload = { ...parts, second: second.id };
  return ok({
    movements: [movement],
    lines: [{ register: 'transports', subject: id, kind: 'dispatch/1', payload }],
  });
}

function decideArrival(
  asked: StockAsked<'ARRIVE'>,
  second: StockPerson,
  { found, shipment }: StockNow,
): Result<Deed, StockRefusal> {
  const { id, command } = asked;
  const { first, count, to, seals, counted, note } = command;
  const isThis = shipment?.first === first && shipment.count === count;
  if (!isThis || JSON.stringify(shipment.to) !== JSON.stringify(to)) {
    return err({ code: 'SHIPMENT_NOT_FOUND' });
  }
  if (shipment.arrived) return err({ code: 'SHIPMENT_ANSWERED' });
  const seen = seals.map(({ number }) => number).toSorted();
  if (seen.join('\n') !== shipment.seals.toSorted().join('\n')) return err({ code: 'SHIPMENT_SEALS_WRONG' });
  const payload = { seals, counted, note, second: second.id };
  const lines: BookLine[] = [
    { register: 'transports', subject: command.shipment, kind: 'arrive/1', payload },
  ];
  if (!isSound(command, count)) return ok({ movements: [], lines });
  const arrived = arrivals(asked, second, { ranges: [{ id, range: command }], shipment, found });
  return arrived.ok ? ok({ movements: arrived.value, lines }) : arrived;
}

function decideResolve(
  asked: StockAsked<'RESOLVE'>,
  { found, shipment }: StockNow,
): Result<Deed, StockRefusal> {
  const { id, command, by } = asked;
  const { reason, note, missing } = command;
  if (!shipment) return err({ code: 'SHIPMENT_NOT_FOUND' });
  if (stateOfShipment(shipment) !== 'STOPPED') return err({ code: 'SHIPMENT_NOT_STOPPED' });
  if (stoodAtAnEnd(shipment, by.id)) return err({ code: 'SECOND_PERSON_REQUIRED' });
  const lost = missing.flatMap((range) => serialRange(range) ?? []);
  const gone = new Set(lost);
  const isWhole = gone.size === missing.reduce((sum, range) => sum + range.count, 0);
  if ((reason === 'MISSING') !== missing.length > 0 || !isWhole) return err({ code: 'BLANK_RANGE_INVALID' });
  const all = serialRange(shipment) ?? [];
  const stray = lost.filter((serial) => !all.includes(serial));
  if (stray.length > 0) {
    return err({ code: 'BLANK_NOT_IN_HAND', details: { serials: stray.slice(0, 5), count: stray.length } });
  }
  const rest = rangesOf(all.filter((serial) => !gone.has(serial)));
  const ranges = rest.map((range, index) => ({ id: `${id}/${index + 1}`, range }));
  const arrived = arrivals(asked, null, { ranges, shipment, found });
  if (!arrived.ok) return arrived;
  const gaps = missingLines(asked, found);
  if (!gaps.ok) return gaps;
  const payload = { reason, note, missing };
  return ok({
    movements: [...arrived.value, ...gaps.value],
    lines: [{ register: 'transports', subject: command.shipment, kind: 'resolve/2', payload }],
  });
}

/** What did not arrive: a line for each run. */
function missingLines(
  asked: StockAsked<'RESOLVE'>,
  found: readonly HeldBlank[],
): Result<Movement[], StockRefusal> {
  const { id, command } = asked;
  const movements: Movement[] = [];
  for (const [index, range] of command.missing.entries()) {
    const serials = new Set(serialRange(range));
    const product = productIn(
      range,
      IN_TRANSIT,
      found.filter(({ serial }) => serials.has(serial)),
    );
    if (!product.ok) return product;
    movements.push({
      ...base(asked, null),
      ...product.value,
      ...range,
      id: `${id}/missing/${index + 1}`,
      kind: 'MISSING',
      from: IN_TRANSIT,
      to: { at: 'MISSING', who: null },
      state: 'MISSING',
      reason: 'MISSING',
      note: command.note,
    });
  }
  return ok(movements);
}

type Arrivals = {
  ranges: readonly { id: string; range: SerialRange }[];
  shipment: Shipment;
  found: readonly HeldBlank[];
};

/** Out of the carrier's hand, to where the transport goes. */
function arrivals(
  asked: Pick<StockAsked, 'by' | 'at' | 'desk'>,
  second: StockPerson | null,
  { ranges, shipment, found }: Arrivals,
): Result<Movement[], StockRefusal> {
  const movements: Movement[] = [];
  for (const { id, range } of ranges) {
    const serials = new Set(serialRange(range));
    const product = productIn(
      range,
      IN_TRANSIT,
      found.filter(({ serial }) => serials.has(serial)),
    );
    if (!product.ok) return product;
    const { first, count } = range;
    const line = { ...base(asked, second), ...product.value, id, first, count, from: IN_TRANSIT };
    const { reference } = shipment;
    movements.push({ ...line, ...endOf(shipment.to), kind: 'ARRIVED', reference });
  }
  return ok(movements);
}

function endOf(to: Destination): Pick<Movement, 'to' | 'state' | 'note'> {
  if (to.at === 'UNIT') return { to: { at: 'UNIT', who: null }, state: 'TRANSFERRED', note: to.who };
  return { to, state: 'IN_STOCK', note: '' };
}

/** A line for each run of one book out of one box; only what was spoiled or voided before. */
function decideDestruction(
  asked: StockAsked<'DESTROY'>,
  second: StockPerson,
  found: readonly HeldBlank[],
): Result<Deed, StockRefusal> {
  const { id, command, at } = asked;
  const { ranges, method, place, reference, heldAt } = command;
  if (heldAt > at) return err({ code: 'DESTRUCTION_AHEAD' });
  const held = new Map(found.map((blank) => [blank.serial, blank]));
  const serials = ranges.flatMap((range) => serialRange(range) ?? []);
  const wrong = serials.filter((serial) => {
    const state = held.get(serial)?.state;
    return state !== 'SPOILED' && state !== 'VOIDED';
  });
  if (wrong.length > 0) {
    const details = { serials: wrong.slice(0, 5), count: wrong.length };
    return err({ code: 'BLANK_NOT_DESTROYABLE', details });
  }
  const groups = Map.groupBy(found, ({ kind, pages, state }) => `${kind} ${pages} ${state}`);
  const runs = [...groups.values()].flatMap((group) => {
    const was = group[0]?.state === 'SPOILED' ? 'SPOILED' : 'VOIDED';
    return rangesOf(group.map(({ serial }) => serial).toSorted()).map((range) => ({
      ...range,
      kind: group[0]?.kind ?? 'ELECTRONIC',
      pages: group[0]?.pages ?? 48,
      was,
    }));
  });
  const movements = runs.map(({ first, count, kind, pages, was }, index): Movement => ({
    ...base(asked, second),
    id: `${id}/${index + 1}`,
    kind: 'DESTROYED',
    first,
    count,
    bookKind: kind,
    pages,
    from: { at: was as 'SPOILED' | 'VOIDED', who: null },
    to: { at: 'DESTROYED', who: null },
    state: 'DESTROYED',
    reason: method,
    note: place,
    reference,
  }));
  const { kind: _kind, ranges: _ranges, ...minutes } = command;
  const payload = { ...minutes, runs, second: second.id };
  return ok({ movements, lines: [{ register: 'destructions', subject: id, kind: 'destroy/1', payload }] });
}

function base({ by, at, desk }: Pick<StockAsked, 'by' | 'at' | 'desk'>, second: StockPerson | null) {
  return { giver: by.id, taker: second?.id ?? null, at, desk, reason: '', note: '', reference: '' };
}
