import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { daysBetween, PlainDate } from '#common/kernel/plain-date.ts';
import type { HandOver } from '#common/domain/production/actions.ts';
import { BookPaper, DaysPaper, FilePaper, PaperSize } from '#common/domain/printing/paper.ts';
import { SubjectId } from '#common/domain/registers/register.ts';
import { channel } from './channel.ts';
import type { ErrorCode } from './reply.ts';

/** Which paper: of a file, of a subject of a book, or about some days. */
export const PaperRef = z.discriminatedUnion('paper', [
  z.object({ paper: FilePaper, applicationId: ApplicationId }).strict(),
  z.object({ paper: BookPaper, subject: SubjectId }).strict(),
  z.object({ paper: DaysPaper, from: PlainDate, to: PlainDate }).strict(),
]);
export type PaperRef = z.infer<typeof PaperRef>;

/** 0 is the original; the nth copy carries its number. */
const Copy = z.int().min(0).max(9999);
const JobId = z.uuid();

/** What one paper takes up on a roll or a label, as it was drawn. */
const DrawnSize = z
  .object({ widthMm: z.number().min(10).max(500), heightMm: z.number().min(10).max(2000) })
  .strict();
export type DrawnSize = z.infer<typeof DrawnSize>;

/** A printing that has not come out of a printer. It holds no picture and no name: the paper is drawn when it is printed. */
export type PrintJob = {
  id: string;
  ref: PaperRef;
  /** Of the file; null for the register. */
  number: string | null;
  size: PaperSize;
  copy: number;
  addedAt: Instant;
  tries: number;
  problem: ErrorCode | null;
};

export type PrintQueueState = { jobs: readonly PrintJob[] };

export type SystemPrinter = { name: string; label: string; isDefault: boolean };

/** The printer of each size of paper at this desk; null where the system's own dialog is used, or nothing. */
export const PrinterChoice = z.object({
  A4: z.string().max(200).nullable(),
  ROLL_80: z.string().max(200).nullable(),
  LABEL: z.string().max(200).nullable(),
});
export type PrinterChoice = z.infer<typeof PrinterChoice>;

/** Who fetches it, to the holder. */
type Relation = z.infer<typeof HandOver>['relation'];

export type RegisterRow = {
  applicationId: ApplicationId;
  registerNo: string;
  at: Instant;
  number: string;
  name: string;
  passportNumber: string;
  collectorName: string;
  relation: Relation;
  isSigned: boolean;
  officer: string;
};

/** A month at the most: the register is looked up, not copied. */
const MOST_DAYS = 31;
const Days = z
  .object({ from: PlainDate, to: PlainDate })
  .strict()
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_DAYS, 'DAYS');

export const printingChannels = {
  /** How many of this paper were made at this desk: 0 before the original. */
  'printing.copies': channel<{ made: number }>()('papers.read', PaperRef),
  /**
   * QUEUE: the paper waits for the desk's printer. DIALOG: no printer is chosen for this size, and the system's own dialog was
   * opened for it.
   */
  'printing.print': channel<{ way: 'QUEUE' | 'DIALOG' }>()(
    'papers.make',
    z.object({ ref: PaperRef, copy: Copy }).strict(),
  ),
  /** The paper as a PDF, written where the person chooses; `saved` is false when they chose nothing. */
  'printing.save': channel<{ saved: boolean }>()(
    'papers.make',
    z.object({ ref: PaperRef, copy: Copy }).strict(),
  ),
  'printing.queue': channel<PrintQueueState>()('SIGNED_IN', z.object({}).strict()),
  'printing.retry': channel<null>()('papers.make', z.object({ id: JobId.optional() }).strict()),
  'printing.cancel': channel<null>()('papers.make', z.object({ id: JobId }).strict()),
  /** The page has drawn what main asked for, or cannot. */
  'printing.drawn': channel<null>()(
    'papers.read',
    z.object({ id: JobId, size: DrawnSize.nullable() }).strict(),
  ),
  'printing.printers': channel<{ printers: readonly SystemPrinter[]; choice: PrinterChoice }>()(
    'SIGNED_IN',
    z.object({}).strict(),
  ),
  'printing.choosePrinter': channel<null>()(
    'printers.choose',
    z.object({ size: PaperSize, printer: z.string().max(200).nullable() }).strict(),
  ),
  /** A page that holds nothing of anybody, straight to the printer of this size. Throws PRINTER_AWAY, PRINTER_FAILED, PRINT_FAILED. */
  'printing.testPage': channel<null>()('printers.choose', z.object({ size: PaperSize }).strict()),
  /** As `printing.drawn`, for whoever may read no file. */
  'printing.testDrawn': channel<null>()(
    'printers.choose',
    z.object({ id: JobId, size: DrawnSize.nullable() }).strict(),
  ),
  /** The handover register of some days, in the order of its numbers. */
  'printing.register': channel<readonly RegisterRow[]>()('register.read', Days),
};

/** A page that says only which printer it came out of, and that it did. */
export type TestPage = { paper: 'TEST_PAGE'; printer: string };

export type PrintWanted = { id: string; ref: PaperRef | TestPage; size: PaperSize; copy: number };
