import type { Application } from '#common/domain/applications/application.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import type { ActorRole, BlankState } from '#common/domain/applications/vocabulary.ts';
import { permissionsOf, type Permission } from '#common/domain/session/permission.ts';
import {
  handOf,
  isAlone,
  isSameHand,
  MOST_BLANKS,
  serialsIn,
  VAULT,
  type CommandOf,
  type CountedHand,
  type Hand,
  type HeldBlank,
  type Movement,
  type MovementKind,
  type StockCommand,
} from './custody.ts';
import { serialRange, type SerialRange } from './serial-range.ts';

export type StockPerson = { id: UserId; roles: readonly ActorRole[] };

export type StockRefusal = {
  code:
    | 'BLANK_KNOWN'
    | 'BLANK_NOT_DESTROYABLE'
    | 'BLANK_NOT_IN_HAND'
    | 'BLANK_RANGE_MIXED'
    | 'BLANK_RANGE_INVALID'
    | 'DESTRUCTION_AHEAD'
    | 'SECOND_PERSON_REQUIRED'
    | 'SHIPMENT_ANSWERED'
    | 'SHIPMENT_NOT_FOUND'
    | 'SHIPMENT_NOT_STOPPED'
    | 'SHIPMENT_SEALS_WRONG'
    | 'STOCK_NOT_YOURS'
    | 'STOCK_TAKER_WRONG'
    | 'VAULT_CLOSED'
    | 'VAULT_OPEN'
    | 'VAULT_TOO_LATE';
  details?: Readonly<Record<string, string | number | readonly string[]>>;
};

export type StockAsked<K extends StockCommand['kind'] = StockCommand['kind']> = {
  id: string;
  command: CommandOf<K>;
  by: StockPerson;
  at: Instant;
  desk: string;
};

/** Whether this person may ask it at all, before anybody confirms. */
export function mayAsk(command: StockCommand, by: StockPerson): StockRefusal | null {
  if (!isTheirs(command, by)) return { code: 'STOCK_NOT_YOURS' };
  if (command.kind === 'HAND_OVER' && isSameHand(command.from, command.to)) {
    return { code: 'STOCK_TAKER_WRONG' };
  }
  const isNew = command.kind === 'DISPATCH' && command.from === null;
  if (command.kind === 'DISPATCH' && isNew !== (command.product !== null)) {
    return { code: 'BLANK_RANGE_INVALID' };
  }
  const serials = serialsIn(command);
  const isRange = serials !== null && serials.length <= MOST_BLANKS;
  return isRange && new Set(serials).size === serials.length ? null : { code: 'BLANK_RANGE_INVALID' };
}

function isTheirs(command: StockCommand, by: StockPerson): boolean {
  switch (command.kind) {
    case 'RECEIVE':
      return can(by, 'stock.manage');
    case 'DISPATCH':
      return command.from ? mayGiveFrom(command.from, by) : can(by, 'stock.manage');
    case 'HAND_OVER':
    case 'SPOIL':
      return mayGiveFrom(command.from, by);
    case 'ARRIVE':
      return command.to.at === 'PERSON'
        ? command.to.who === by.id && by.roles.includes('PRINT')
        : can(by, 'stock.keep');
    case 'RESOLVE':
      return can(by, 'stock.settle');
    case 'DESTROY':
    case 'OPEN_VAULT':
    case 'CLOSE_VAULT':
      return can(by, 'stock.keep');
  }
}

/** Whether this person may stand beside it: the taker of what is handed over, a witness of the rest. Never the one who asked. */
export function mayConfirm(command: StockCommand, by: StockPerson, second: StockPerson): StockRefusal | null {
  if (isAlone(command) || second.id === by.id) return { code: 'SECOND_PERSON_REQUIRED' };
  if (command.kind !== 'HAND_OVER') return can(second, 'stock.read') ? null : { code: 'STOCK_TAKER_WRONG' };
  const { to } = command;
  if (to.at === 'VAULT') return can(second, 'stock.keep') ? null : { code: 'STOCK_TAKER_WRONG' };
  return to.who === second.id && second.roles.includes('PRINT') ? null : { code: 'STOCK_TAKER_WRONG' };
}

/** The line that the ledger gets, or why not. `found` are those of the numbers that the office has. */
export function decideMove(
  { id, command, by, at, desk }: StockAsked<'RECEIVE' | 'HAND_OVER' | 'SPOIL'>,
  second: StockPerson,
  found: readonly HeldBlank[],
): Result<Movement, StockRefusal> {
  const shared = { id, first: command.first, count: command.count, giver: by.id, taker: second.id, at, desk };
  if (command.kind === 'RECEIVE') {
    if (found.length > 0) return err(refuseKnown(found));
    const { bookKind, pages, reference } = command;
    const into = { kind: 'RECEIVED', from: null, to: VAULT, state: 'IN_STOCK' } as const;
    return ok({ ...shared, ...into, bookKind, pages, reason: '', note: '', reference });
  }
  const { from } = command;
  const product = productIn(command, from, found);
  if (!product.ok) return product;
  const book = { ...product.value, from, reference: '' };
  return ok(
    command.kind === 'SPOIL'
      ? {
          ...shared,
          ...book,
          kind: 'SPOILED',
          to: { at: 'SPOILED', who: null },
          state: 'SPOILED',
          reason: command.reason,
          note: command.note,
        }
      : { ...shared, ...book, kind: 'HANDED', to: command.to, state: 'IN_STOCK', reason: '', note: '' },
  );
}

export function refuseKnown(found: readonly HeldBlank[]): StockRefusal {
  const serials = found.slice(0, 5).map(({ serial }) => serial);
  return { code: 'BLANK_KNOWN', details: { serials, count: found.length } };
}

/** Which book the numbers of a run are, all of them in this hand; or why they cannot go out of it together. */
export function productIn(
  range: SerialRange,
  hand: Hand,
  found: readonly HeldBlank[],
): Result<Pick<Movement, 'bookKind' | 'pages'>, StockRefusal> {
  const held = new Map(found.map((blank) => [blank.serial, blank]));
  const missing = (serialRange(range) ?? []).filter((serial) => {
    const blank = held.get(serial);
    return !blank || !isSameHand(handOf(blank), hand);
  });
  if (missing.length > 0) {
    return err({
      code: 'BLANK_NOT_IN_HAND',
      details: { serials: missing.slice(0, 5), count: missing.length },
    });
  }
  const [one] = found;
  const isMixed = found.some(({ kind, pages }) => kind !== one?.kind || pages !== one.pages);
  return !one || isMixed ? err({ code: 'BLANK_RANGE_MIXED' }) : ok({ bookKind: one.kind, pages: one.pages });
}

/** What a count said was missing leaves its hand with the head's word. Nobody can destroy it: it is not here. */
export function decideMissing(
  { id, first, count, at, desk }: Pick<Movement, 'id' | 'first' | 'count' | 'at' | 'desk'>,
  { hand, by, note }: { hand: CountedHand; by: StockPerson; note: string },
  found: readonly HeldBlank[],
): Result<Movement, StockRefusal> {
  const [one] = found;
  const isThere = found.length === count && found.every((blank) => isSameHand(handOf(blank), hand));
  if (!one || !isThere) return err({ code: 'BLANK_NOT_IN_HAND', details: { serials: [first], count } });
  if (found.some(({ kind, pages }) => kind !== one.kind || pages !== one.pages)) {
    return err({ code: 'BLANK_RANGE_MIXED' });
  }
  return ok({
    id,
    kind: 'MISSING',
    first,
    count,
    bookKind: one.kind,
    pages: one.pages,
    from: hand,
    to: { at: 'MISSING', who: null },
    state: 'MISSING',
    giver: by.id,
    taker: null,
    at,
    desk,
    reason: 'MISSING',
    note,
    reference: '',
  });
}

/** Who stands under it: a failed book is spoiled by whoever tested it, before whoever confirmed it. */
export function namesUnder(before: Application | null, actor: UserId): Pick<Movement, 'giver' | 'taker'> {
  const asked = before?.failing?.stamp.by;
  return asked && asked !== actor ? { giver: asked, taker: actor } : { giver: actor, taker: null };
}

type FileStep = Pick<Movement, 'id' | 'at' | 'desk' | 'giver' | 'taker'> & { reference: string };

/** What a file's own step does to a number: taken out of the officer's hand, printed, spoiled, voided, issued. */
export function fileMovement(before: HeldBlank, after: HeldBlank, step: FileStep): Movement {
  return {
    ...step,
    kind: kindOf(after.state),
    first: before.serial,
    count: 1,
    bookKind: before.kind,
    pages: before.pages,
    from: handOf(before),
    to: handOf(after),
    state: after.state,
    reason: '',
    note: '',
  };
}

function kindOf(state: BlankState): MovementKind {
  switch (state) {
    case 'IN_STOCK':
      return 'HANDED';
    case 'IN_TRANSIT':
      return 'DISPATCHED';
    case 'TRANSFERRED':
      return 'ARRIVED';
    case 'ALLOCATED':
    case 'PRINTED':
    case 'ISSUED':
    case 'VOIDED':
    case 'SPOILED':
    case 'MISSING':
    case 'DESTROYED':
      return state;
  }
}

function mayGiveFrom({ at, who }: CountedHand, by: StockPerson): boolean {
  return at === 'VAULT' ? can(by, 'stock.keep') : who === by.id;
}

function can({ roles }: StockPerson, permission: Permission): boolean {
  return permissionsOf(roles).has(permission);
}
