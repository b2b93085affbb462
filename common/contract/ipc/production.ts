import { z } from 'zod';
import { ActionId, ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { BlankState, type PassportKind } from '#common/domain/applications/vocabulary.ts';
import {
  CountedHand,
  HandAt,
  MOST_BLANKS,
  StockCommand,
  Tally,
  type Hand,
} from '#common/domain/production/custody.ts';
import type { SerialRange } from '#common/domain/production/serial-range.ts';
import type { CountState, CountView } from '#common/domain/production/stock-count.ts';
import { MovementQuery, SettleCount, type MovementPage, type StockRequestView } from '../hub/stock.ts';
import { channel } from './channel.ts';
import { Credentials } from './session.ts';

export type Blank = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  state: BlankState;
  hand: Hand;
  holderName: string | null;
  applicationId: ApplicationId | null;
  applicationNumber: string | null;
  changedAt: Instant;
};

export type Named = { id: UserId; name: string };

/** Null: a hand is being counted, and until the second person has entered it nobody is told what the ledger has. */
export type StockSummary = {
  counts: readonly { kind: PassportKind; pages: 24 | 48; state: BlankState; count: number | null }[];
  /** The safe and each officer who holds any. */
  hands: readonly { who: Named | null; kind: PassportKind; pages: 24 | 48; count: number | null }[];
  /** What this person holds, in runs of neighbours. */
  mine: readonly (SerialRange & { kind: PassportKind; pages: 24 | 48 })[];
  /** `mine` is withheld because somebody counts it. */
  isMineCounted: boolean;
  /** The lowest number of each product in this person's hand: what the printer should take. */
  next: readonly { kind: PassportKind; pages: 24 | 48; serial: string }[];
  /** A count differs, and no head has settled it: nothing is taken and nothing printed. */
  isStopped: boolean;
};

/** Who may take, and who may stand beside. */
export type StockPeople = {
  printers: readonly Named[];
  keepers: readonly Named[];
  names: Readonly<Record<string, string>>;
};

/** What the book will carry, computed from the file; the officer confirms it, nothing is typed twice. */
export type PrintDraft = {
  serial: string;
  issuedOn: PlainDate;
  expiresOn: PlainDate;
  mrz: readonly [string, string];
};

/** How an officer read books back this month. */
export type ReadBackCount = { name: string; total: number; typed: number };

/** A book that failed by one person's word and waits for a second. */
export type FailingBook = {
  applicationId: ApplicationId;
  number: string;
  serial: string;
  by: UserId;
  at: Instant;
};

const Empty = z.object({}).strict();

/** A passport that waits to be collected. */
export type ReadyBook = {
  applicationId: ApplicationId;
  number: string;
  name: string;
  shelf: { rack: string; box: string } | null;
  readyAt: Instant;
  /** Reminders whose day has come and that nobody has recorded. */
  reminders: readonly number[];
  deadlineOn: PlainDate | null;
  /** The weekly count: HALF waits for the second person, MISSING was not found by one of the two. */
  shelfCount: 'NONE' | 'HALF' | 'FOUND' | 'MISSING';
};

/** What became of a count of the shelf; `missing` are those that two have counted and one did not find. */
export type ShelfCounted = {
  counted: number;
  refused: readonly { number: string; code: string }[];
  missing: readonly { number: string; name: string; rack: string; box: string }[];
};

/** Counts that this working day still owes: hands of the blanks, passports on the shelf. Null where it cannot be known, or is not this person's. */
export type CountsDue = { hands: number | null; shelf: number | null };

export const productionChannels = {
  /** One person's look at the shelf, book by book; the same ids at a second try. */
  'production.countShelf': channel<ShelfCounted>()(
    'case.act',
    z
      .object({
        entries: z
          .array(z.object({ id: ActionId, applicationId: ApplicationId, found: z.boolean() }).strict())
          .min(1)
          .max(500),
      })
      .strict(),
  ),
  'production.countsDue': channel<CountsDue>()('case.read', Empty),
  /** The ready list: by number, name, rack or box; `dueOnly`: those whose holder is to be reminded. */
  'production.ready': channel<{ rows: readonly ReadyBook[]; total: number }>()(
    'case.read',
    z.object({ text: z.string().trim().max(60), dueOnly: z.boolean() }).strict(),
  ),
  'production.stock': channel<StockSummary>()('stock.read', Empty),
  'production.stockPeople': channel<StockPeople>()('stock.read', Empty),
  'production.blanks': channel<{ rows: readonly Blank[]; total: number }>()(
    'stock.read',
    z
      .object({
        state: BlankState.nullable(),
        at: HandAt.nullable(),
        text: z.string().trim().max(20),
        offset: z.int().min(0),
        limit: z.int().min(1).max(MOST_BLANKS),
      })
      .strict(),
  ),
  /** DONE with the second person beside; WAITING until they confirm it at their own login. */
  'production.askStock': channel<{ state: 'WAITING' | 'DONE' | 'DECLINED' }>()(
    'stock.read',
    z.object({ id: z.uuid(), command: StockCommand, second: Credentials.nullable() }).strict(),
  ),
  'production.stockRequests': channel<readonly StockRequestView[]>()('stock.read', Empty),
  /** Printed books that wait for the second person before their blank is spoiled. */
  'production.failing': channel<readonly FailingBook[]>()('stock.read', Empty),
  /** This month, by officer: how many books were read back, and how many of them typed by hand. */
  'production.readBacks': channel<readonly ReadBackCount[]>()('stock.read', Empty),
  'production.answerStock': channel<null>()(
    'stock.read',
    z.object({ id: z.uuid(), yes: z.boolean() }).strict(),
  ),
  'production.movements': channel<MovementPage>()('stock.read', MovementQuery),
  'production.stockCounts': channel<readonly CountView[]>()('stock.read', Empty),
  'production.enterCount': channel<{ state: CountState }>()(
    'stock.read',
    z.object({ id: z.uuid(), hand: CountedHand, counted: z.array(Tally).max(8) }).strict(),
  ),
  'production.settleCount': channel<null>()('stock.settle', SettleCount.extend({ id: z.uuid() }).strict()),
  'production.printDraft': channel<PrintDraft>()(
    'case.act',
    z
      .object({
        applicationId: ApplicationId,
        passportNumber: z.string().regex(/^[A-Z]\d{7}$/, 'PASSPORT_NUMBER'),
      })
      .strict(),
  ),
  'production.nextRegisterNo': channel<{ registerNo: string }>()('case.act', z.object({}).strict()),
};
