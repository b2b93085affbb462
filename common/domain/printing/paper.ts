import { z } from 'zod';
import type { RegisterName } from '#common/domain/registers/register.ts';
import type { Application } from '#common/domain/applications/application.ts';

/** Papers about one file. A4 letters, what is given out at a counter on a roll of 80 mm, and the label of the paper folder. */
export const FilePaper = z.enum([
  'SHORTAGE',
  'RECEIPT',
  'BOOK_DATA',
  'SUSPENSION',
  'REFUSAL',
  'CANCELLATION',
  'BAP',
  'OPINION',
  'TICKET',
  'RECEIPT_SLIP',
  'FOLDER_LABEL',
]);
export type FilePaper = z.infer<typeof FilePaper>;

/**
 * Papers about one subject of a book. DISPOSAL: the minutes of files that went. ACCESS: what is kept of a person. BREACH: the letter about a failure of protection.
 * DESTRUCTION: the minutes of blanks that two destroyed. COMPLAINT: what the office says to a complainant.
 */
export const BookPaper = z.enum(['DISPOSAL', 'ACCESS', 'BREACH', 'DESTRUCTION', 'COMPLAINT']);
export type BookPaper = z.infer<typeof BookPaper>;

/** The book that each is about. */
export const BOOK_OF_PAPER = {
  DISPOSAL: 'disposals',
  ACCESS: 'access-requests',
  BREACH: 'breaches',
  DESTRUCTION: 'destructions',
  COMPLAINT: 'complaints',
} as const satisfies Record<BookPaper, RegisterName>;

/**
 * REGISTER: pages of the handover register, of a day or some days. REPORT: what the office did in a period. SURVEY: what its applicants
 * said. QUOTA: places and rules of the queue, for applicants. MOVED: whom the office gave another day; MOVED_CONTACTS: with whole
 * telephone numbers.
 */
export const DaysPaper = z.enum(['REGISTER', 'REPORT', 'SURVEY', 'QUOTA', 'MOVED', 'MOVED_CONTACTS']);
export type DaysPaper = z.infer<typeof DaysPaper>;

export const PaperKind = z.enum([...FilePaper.options, ...BookPaper.options, ...DaysPaper.options]);
export type PaperKind = z.infer<typeof PaperKind>;

export const PaperSize = z.enum(['A4', 'ROLL_80', 'LABEL']);
export type PaperSize = z.infer<typeof PaperSize>;

export function sizeOf(paper: PaperKind): PaperSize {
  switch (paper) {
    case 'TICKET':
    case 'RECEIPT_SLIP':
      return 'ROLL_80';
    case 'FOLDER_LABEL':
      return 'LABEL';
    case 'SHORTAGE':
    case 'RECEIPT':
    case 'BOOK_DATA':
    case 'SUSPENSION':
    case 'REFUSAL':
    case 'CANCELLATION':
    case 'BAP':
    case 'OPINION':
    case 'REGISTER':
    case 'REPORT':
    case 'SURVEY':
    case 'DISPOSAL':
    case 'ACCESS':
    case 'BREACH':
    case 'DESTRUCTION':
    case 'COMPLAINT':
    case 'QUOTA':
    case 'MOVED':
    case 'MOVED_CONTACTS':
      return 'A4';
  }
}

/**
 * What a paper is about, so that the same one printed again is a copy and the next of its kind an original: the moment of the
 * decision, or the ticket. Null where the file has no such paper.
 */
export function occasionOf(file: Application, paper: FilePaper): string | null {
  switch (paper) {
    case 'SHORTAGE':
      return file.returns.at(-1)?.stamp.at ?? null;
    case 'RECEIPT':
    case 'RECEIPT_SLIP':
      return file.accepted?.at ?? null;
    case 'BOOK_DATA':
      return file.state === 'IN_SERVICE' ? file.stateSince : null;
    case 'SUSPENSION':
      return file.state === 'SUSPENDED' ? (file.suspension?.stamp.at ?? null) : null;
    case 'REFUSAL':
      return file.state === 'REJECTED' ? (file.closure?.stamp.at ?? null) : null;
    case 'CANCELLATION':
      return file.state === 'CANCELLED' || file.state === 'PASSPORT_VOIDED'
        ? (file.closure?.stamp.at ?? null)
        : null;
    case 'BAP':
      return examinationOf(file)?.bap?.stamp.at ?? null;
    case 'OPINION':
      return examinationOf(file)?.opinion?.stamp.at ?? null;
    case 'TICKET':
      return file.ticket && file.arrivedAt ? `${file.arrivedAt} ${file.ticket.number}` : null;
    case 'FOLDER_LABEL':
      return file.arrivedAt;
  }
}

/** Those that the file has now, in the order in which they are offered. */
export function papersOf(file: Application): FilePaper[] {
  return FilePaper.options.filter((paper) => occasionOf(file, paper) !== null);
}

/** Those that belong to the step which brought the file where it is: offered before the next file is taken. */
export function duePapers(file: Application): FilePaper[] {
  const mine = new Set(papersOf(file));
  return dueKinds(file).filter((paper) => mine.has(paper));
}

function dueKinds(file: Application): readonly FilePaper[] {
  switch (file.state) {
    case 'CHECKED_IN':
      return ['TICKET', 'FOLDER_LABEL'];
    case 'DOC_INCOMPLETE':
      return ['SHORTAGE'];
    case 'IN_SERVICE':
    case 'VERIFICATION':
      return ['RECEIPT', 'RECEIPT_SLIP'];
    case 'SUSPENDED':
      return ['SUSPENSION'];
    case 'UNDER_EXAMINATION':
      return ['BAP', 'OPINION'];
    case 'REJECTED':
      return ['REFUSAL'];
    case 'CANCELLED':
    case 'PASSPORT_VOIDED':
      return ['CANCELLATION'];
    case 'BOOKED':
    case 'DOC_REVIEW':
    case 'ADJUDICATION':
    case 'APPROVED':
    case 'BLANK_ALLOCATED':
    case 'PRINTED':
    case 'QC_PASSED':
    case 'READY_FOR_PICKUP':
    case 'HANDED_OVER':
    case 'NO_SHOW':
    case 'WITHDRAWN':
      return [];
  }
}

/** The examination under way, or the last one that came to its end. */
export function examinationOf(file: Application): Application['examination'] {
  return file.examination ?? file.lastExamination ?? null;
}

/** Statements and numbers of a person: printed only by whoever sees the file whole. */
export function isConfidential(paper: PaperKind): boolean {
  return paper === 'BAP' || paper === 'OPINION' || paper === 'BOOK_DATA';
}
