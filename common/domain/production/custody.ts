import { z } from 'zod';
import { type ApplicationId, UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { BlankState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BlankSerial } from './actions.ts';
import { serialRange, type SerialRange } from './serial-range.ts';

/** Most numbers that one movement carries. */
export const MOST_BLANKS = 5000;
/** Most runs that one destruction names: what was spoiled seldom follows one another. */
export const MOST_RUNS = 500;

/**
 * The safe, an officer, a file, the spoiled box, voided, missing, the holder of the passport, on its way, with another unit, or destroyed: each
 * number is in exactly one of them.
 */
export const HandAt = z.enum([
  'VAULT',
  'PERSON',
  'FILE',
  'SPOILED',
  'VOIDED',
  'MISSING',
  'ISSUED',
  'TRANSPORT',
  'UNIT',
  'DESTROYED',
]);
export type HandAt = z.infer<typeof HandAt>;

/** `who`: the officer or the file; null where the place says all. */
export const Hand = z.strictObject({ at: HandAt, who: z.string().max(60).nullable() });
export type Hand = z.infer<typeof Hand>;

export const VAULT: Hand = { at: 'VAULT', who: null };
export const BookPages = z.union([z.literal(24), z.literal(48)]);
export type Product = { kind: PassportKind; pages: 24 | 48 };

/**
 * A number as the ledger has it now. `holder` is the officer in whose hand it is, or out of whose hand it went; null for the
 * safe. So what the hub gives back lies where it was.
 */
export type HeldBlank = Product & {
  serial: string;
  state: BlankState;
  applicationId: ApplicationId | null;
  holder: UserId | null;
};

export function handOf({ state, applicationId, holder }: Omit<HeldBlank, 'serial' | 'kind' | 'pages'>): Hand {
  switch (state) {
    case 'IN_STOCK':
      return holder === null ? VAULT : { at: 'PERSON', who: holder };
    case 'ALLOCATED':
    case 'PRINTED':
      return { at: 'FILE', who: applicationId };
    case 'IN_TRANSIT':
      return { at: 'TRANSPORT', who: null };
    case 'TRANSFERRED':
      return { at: 'UNIT', who: null };
    case 'ISSUED':
    case 'VOIDED':
    case 'SPOILED':
    case 'MISSING':
    case 'DESTROYED':
      return { at: state, who: null };
  }
}

export function isSameHand(one: Hand, other: Hand): boolean {
  return one.at === other.at && one.who === other.who;
}

export const MovementKind = z.enum([
  'MIGRATED',
  'RECEIVED',
  'HANDED',
  'ALLOCATED',
  'PRINTED',
  'SPOILED',
  'VOIDED',
  'MISSING',
  'ISSUED',
  'DISPATCHED',
  'ARRIVED',
  'DESTROYED',
]);
export type MovementKind = z.infer<typeof MovementKind>;

/** One line of the ledger: numbers that follow one another went from hand to hand. Nothing in it is ever changed. */
export const Movement = z.strictObject({
  id: z.string().min(1).max(80),
  kind: MovementKind,
  first: BlankSerial,
  count: z.int().min(1).max(MOST_BLANKS),
  bookKind: PassportKind,
  pages: BookPages,
  /** Null: from outside the office. */
  from: Hand.nullable(),
  to: Hand,
  /** What the numbers are afterwards. */
  state: BlankState,
  /** Who gave, and who took or stood beside; empty for what was there before the ledger began. */
  giver: z.string().max(60),
  taker: z.string().max(60).nullable(),
  at: Instant,
  desk: z.string().max(60),
  reason: z.string().max(60),
  note: z.string().max(400),
  /** Delivery, berita acara, or the file. */
  reference: z.string().max(60),
});
export type Movement = z.infer<typeof Movement>;

export type Ledger = Map<string, HeldBlank>;

/**
 * The ledger as its movements make it; numbers that a line takes out of a hand in which they were not are told, and stay where
 * they are.
 */
export function foldMovements(movements: Iterable<Movement>): { ledger: Ledger; broken: string[] } {
  const ledger: Ledger = new Map();
  const broken: string[] = [];
  for (const movement of movements) {
    for (const serial of serialRange(movement) ?? []) {
      const next = afterMovement(ledger.get(serial) ?? null, serial, movement);
      if (next) ledger.set(serial, next);
      else broken.push(serial);
    }
  }
  return { ledger, broken };
}

function afterMovement(
  before: HeldBlank | null,
  serial: string,
  { bookKind: kind, pages, from, to, state }: Movement,
): HeldBlank | null {
  const isFromThere = from === null ? before === null : before !== null && isSameHand(handOf(before), from);
  if (!isFromThere) return null;
  // The branded ids of a line were branded when it was written.
  const who = to.who as never;
  return {
    serial,
    kind,
    pages,
    state,
    holder: state === 'IN_STOCK' ? who : (before?.holder ?? null),
    applicationId: to.at === 'FILE' ? who : (before?.applicationId ?? null),
  };
}

/** How many numbers of each product; products without any are left out. */
export const Tally = z.strictObject({
  kind: PassportKind,
  pages: BookPages,
  count: z.int().min(0).max(1_000_000),
});
export type Tally = z.infer<typeof Tally>;

export function areTalliesEqual(one: readonly Tally[], other: readonly Tally[]): boolean {
  const text = (tallies: readonly Tally[]) =>
    tallies
      .filter(({ count }) => count > 0)
      .map(({ kind, pages, count }) => `${kind} ${pages} ${count}`)
      .toSorted()
      .join();
  return text(one) === text(other);
}

/** While a count differs from the ledger no blank is taken and none is printed: from then, until a head has settled it. */
export const BlankStop = z.strictObject({ id: z.string(), from: Instant, to: Instant.nullable() });
export type BlankStop = z.infer<typeof BlankStop>;

export function isStopped(stops: readonly BlankStop[], at: Instant): boolean {
  return stops.some(({ from, to }) => from <= at && (to === null || at < to));
}

/** A hand that is counted: the safe, or an officer's. */
export const CountedHand = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('VAULT'), who: z.null() }),
  z.strictObject({ at: z.literal('PERSON'), who: UserId }),
]);
export type CountedHand = z.infer<typeof CountedHand>;

export const SETTLE_REASONS = ['MISCOUNTED', 'FOUND', 'MISSING', 'ENTRY_WRONG'] as const;
export const SPOIL_REASONS = ['MISPRINT', 'PRINTER_JAM', 'MAKERS_FAULT', 'DAMAGED_IN_STORE'] as const;
const Range = { first: BlankSerial, count: z.int().min(1).max(MOST_BLANKS) };
export const NumberRange = z.strictObject(Range);

const Words = z.string().trim().min(5).max(400);
const Reference = z.string().trim().min(1).max(60);

/** Where a transport goes: the safe, an officer outside, or another unit of the service. */
export const Destination = z.union([CountedHand, z.strictObject({ at: z.literal('UNIT'), who: Reference })]);
export type Destination = z.infer<typeof Destination>;

export const SealState = z.enum(['INTACT', 'BROKEN', 'MISSING']);
export type SealState = z.infer<typeof SealState>;
const SealNumber = z.string().trim().min(2).max(30);
export const SeenSeal = z.strictObject({ number: SealNumber, state: SealState });

const Dispatch = z.strictObject({
  kind: z.literal('DISPATCH'),
  ...Range,
  /** Null: the centre sends them, and this office never had them. */
  from: CountedHand.nullable(),
  to: Destination,
  /** Of what the office never had; what it has says it itself. */
  product: z.strictObject({ kind: PassportKind, pages: BookPages }).nullable(),
  seals: z.array(SealNumber).min(1).max(20),
  carrier: z.string().trim().min(3).max(120),
  dispatchedBy: z.string().trim().min(3).max(120),
  dispatchedAt: Instant,
  reference: Reference,
});
export const DISPATCH_PARTS = Dispatch.omit({ kind: true });

const Arrive = z.strictObject({
  kind: z.literal('ARRIVE'),
  shipment: z.uuid(),
  ...Range,
  to: Destination,
  /** Each seal of the dispatch, as it was found. */
  seals: z.array(SeenSeal).min(1).max(20),
  counted: z.int().min(0).max(MOST_BLANKS),
  note: z.string().trim().max(400),
});

export const RESOLVE_REASONS = ['MISCOUNTED', 'FOUND', 'MISSING', 'SEAL_EXPLAINED'] as const;
const Resolve = z.strictObject({
  kind: z.literal('RESOLVE'),
  shipment: z.uuid(),
  ...Range,
  reason: z.enum(RESOLVE_REASONS),
  note: z.string().trim().min(10).max(400),
  /** What was not in it, wherever it lay among the others; empty unless the reason is MISSING. */
  missing: z.array(NumberRange).max(100),
});

export const DESTROY_METHODS = ['SHREDDED', 'BURNED', 'PULPED'] as const;
const Destroy = z.strictObject({
  kind: z.literal('DESTROY'),
  ranges: z.array(NumberRange).min(1).max(MOST_RUNS),
  method: z.enum(DESTROY_METHODS),
  place: z.string().trim().min(3).max(120),
  heldAt: Instant,
  /** Who else stood by, with office or unit; the two who answer for it are not among them. */
  witnesses: z.array(z.string().trim().min(3).max(120)).max(6),
  /** Number of the minutes. */
  reference: Reference,
});
export const DESTROY_PARTS = Destroy.omit({ kind: true });

export const VAULT_REASONS = [
  'DAILY_WORK',
  'DELIVERY',
  'COUNT',
  'TRANSPORT',
  'DESTRUCTION',
  'OTHER',
] as const;
const OpenVault = z.strictObject({
  kind: z.literal('OPEN_VAULT'),
  reason: z.enum(VAULT_REASONS),
  note: z.string().trim().max(400),
});
const CloseVault = z.strictObject({ kind: z.literal('CLOSE_VAULT'), note: z.string().trim().max(400) });

/** What a person asks of the stock, and a second one confirms; a supervisor's word and the closing of the safe need none. */
export const StockCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('RECEIVE'),
    ...Range,
    bookKind: PassportKind,
    pages: BookPages,
    reference: Reference,
  }),
  z.strictObject({ kind: z.literal('HAND_OVER'), ...Range, from: CountedHand, to: CountedHand }),
  z.strictObject({
    kind: z.literal('SPOIL'),
    ...Range,
    from: CountedHand,
    reason: z.enum(SPOIL_REASONS),
    note: Words,
  }),
  Dispatch,
  Arrive,
  Resolve,
  Destroy,
  OpenVault,
  CloseVault,
]);
export type StockCommand = z.infer<typeof StockCommand>;
export type CommandOf<K extends StockCommand['kind']> = Extract<StockCommand, { kind: K }>;

/** The runs of numbers that a command speaks of; the safe's door speaks of none. */
export function rangesIn(command: StockCommand): readonly SerialRange[] {
  switch (command.kind) {
    case 'OPEN_VAULT':
    case 'CLOSE_VAULT':
      return [];
    case 'DESTROY':
      return command.ranges;
    case 'RECEIVE':
    case 'HAND_OVER':
    case 'SPOIL':
    case 'DISPATCH':
    case 'ARRIVE':
    case 'RESOLVE':
      return [command];
  }
}

/** Every number of them; null where a run is none. */
export function serialsIn(command: StockCommand): string[] | null {
  const serials: string[] = [];
  for (const range of rangesIn(command)) {
    const run = serialRange(range);
    if (!run) return null;
    serials.push(...run);
  }
  return serials;
}

/** Done by one person: the supervisor's word on a transport that was stopped, and the closing of the safe. */
export function isAlone({ kind }: Pick<StockCommand, 'kind'>): boolean {
  return kind === 'RESOLVE' || kind === 'CLOSE_VAULT';
}
