import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type {
  BlankStop,
  CountedHand,
  HeldBlank,
  Movement,
  StockCommand,
  Tally,
} from '#common/domain/production/custody.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import type { StockCount } from '#common/domain/production/stock-count.ts';

/** What waits for the second person, or how it ended. */
export type StockRequest = {
  id: string;
  command: StockCommand;
  by: UserId;
  at: Instant;
  desk: string;
  state: 'WAITING' | 'DONE' | 'DECLINED';
  answeredBy: UserId | null;
  answeredAt: Instant | null;
};

/** The office's stock inside one transaction that nobody else writes in: the desk's own database, or the hub's under the office's lock. */
export type CustodyStore = {
  findBlanks(serials: readonly string[]): Promise<HeldBlank[]>;
  addBlanks(blanks: readonly HeldBlank[], at: { at: Instant; reference: string }): Promise<void>;
  /** Where the numbers of a movement are now; what they were told before stays. */
  putBlanks(blanks: readonly HeldBlank[], at: Instant): Promise<void>;
  addMovement(movement: Movement): Promise<void>;
  findRequest(id: string): Promise<StockRequest | null>;
  addRequest(request: StockRequest): Promise<void>;
  answerRequest(id: string, answer: Pick<StockRequest, 'state' | 'answeredBy' | 'answeredAt'>): Promise<void>;
  tally(hand: CountedHand): Promise<Tally[]>;
  findCount(id: string): Promise<StockCount | null>;
  /** The count that this entry opened or ended. */
  countOfEntry(id: string): Promise<StockCount | null>;
  /** The count of a hand that waits for its second person, of this day. */
  openCount(hand: CountedHand, on: PlainDate): Promise<StockCount | null>;
  saveCount(count: StockCount): Promise<void>;
  /** Counts that differ or did: what stops printing, and when it did. */
  differences(): Promise<StockCount[]>;
  publishStops(stops: readonly BlankStop[]): Promise<void>;
  /** The books of the stock: of a transport its lines, of the safe's door the newest one. */
  linesOf(subject: Pick<Entry, 'register' | 'subject'>): Promise<Entry[]>;
  lastLine(register: Entry['register']): Promise<Entry | null>;
  addLine(entry: Entry): Promise<void>;
  note(entry: { actor: UserId; desk: string; subject: string; detail: string }): Promise<void>;
};
