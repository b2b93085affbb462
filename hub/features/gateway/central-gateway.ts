import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import type { BookingUpload } from '#common/domain/gateway/upload.ts';
import type { Row } from '#runtime/bookings/row.ts';
import type { Batch, Receipt } from '#hub/store/gateway-outbox.ts';

/** What was wrong with one entry of a page: its place from 1, the field and a code. Never the value. */
export type EntryError = { row: number; subject: string; field: string; code: string };

/** A page that came from the centre: a file, or one answer over HTTP. */
export type Page<T> = {
  entries: readonly T[];
  /** Of the page as a whole: a file that nobody can read has no entries. */
  wrong: readonly EntryError[];
  /** Where to go on. Stored in the transaction that takes the page in. */
  cursor: string;
  more: boolean;
  /** After the page was taken in. A crash before it shows the page again, which changes nothing. */
  settle(errors: readonly EntryError[]): Promise<void>;
};

/** A list that nobody can read. */
export type UnreadList = { wrong: readonly EntryError[]; settle(): Promise<void> };

export type DayList = {
  source: ListSource;
  day: PlainDate;
  rows: readonly unknown[];
  settle(): Promise<void>;
};

/** NOT_TAKEN: the centre could do nothing with it, and did not say why. Whose fault that is, the other answers show. */
export type Answer = Receipt | { id: string; result: 'NOT_TAKEN' };

/**
 * SIMKIM and M-Paspor as the office's hub sees them. Asking again is always allowed, and every status carries its own id.
 * Each method throws `CentreFailure` when the centre gives no usable answer.
 */
export type CentralGateway = {
  health(): Promise<void>;
  /** The next page of bookings since the cursor; null when there is nothing new. A null row cannot be read. */
  bookings(cursor: string): Promise<Page<Row | null> | null>;
  /** Results for open files: checks made at the centre, payments, books that SIMKIM knows. Not parsed yet. */
  results(cursor: string): Promise<Page<unknown> | null>;
  /** Hands over a batch and answers for each status of it. The same batch may come again after a crash. */
  send(batch: Batch): Promise<readonly Answer[]>;
  /** What the applicant sent in with this booking; none when the centre does not know it. */
  uploads(number: string): Promise<readonly BookingUpload[]>;
  /** One of them; null when it is not there (any more). */
  upload(number: string, id: string): Promise<Uint8Array | null>;
  /** Daily lists that are there for one of these days, and what came as one and cannot be read. */
  lists(
    wanted: readonly { source: ListSource; day: PlainDate }[],
  ): Promise<readonly (DayList | UnreadList)[]>;
};

export type FailureReason =
  'TIMEOUT' | 'REFUSED' | 'DNS' | 'TLS' | 'NETWORK' | 'SERVER' | 'BUSY' | 'AUTH' | 'WRONG' | 'FOLDER';

/** No usable answer. WRONG: it answered, but not as agreed; the rest of the centre may be well. */
export class CentreFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, options?: ErrorOptions) {
    super(`The centre gives no usable answer: ${reason}`, options);
    this.reason = reason;
  }
}
