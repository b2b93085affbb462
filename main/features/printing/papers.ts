import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { complaintLetter } from '#common/domain/complaints/complaint-letter.ts';
import {
  BOOK_OF_PAPER,
  BookPaper,
  DaysPaper,
  isConfidential,
  occasionOf,
  sizeOf,
  type PaperKind,
} from '#common/domain/printing/paper.ts';
import { COMPLAINTS } from '#common/domain/registers/complaints.ts';
import { mayRead as mayReadBook } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import { isDecider, permissionsOf, type Permission } from '#common/domain/session/permission.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { addPrintJob, countPaper, papersMade, type PaperKey } from '#main/records/repositories/print-jobs.ts';

/** A paper of a file, of a book, or the register; `number` is that of the file. */
type Paper = { key: PaperKey; number: string | null };

/** The paper that the file has now. Throws PAPER_NOT_AVAILABLE for one that it has not, FILE_HIDDEN or FORBIDDEN for one not to be read. */
export async function paperOf(desk: Desk, ref: PaperRef): Promise<Paper> {
  if ('from' in ref) {
    assertMay(desk, NEEDED[ref.paper]);
    // Whole numbers of many people at once: for whoever decides about them.
    if (ref.paper === 'MOVED_CONTACTS' && !isDecider(authorOf(desk).roles)) throw new CodedError('FORBIDDEN');
    return {
      key: { subject: `${ref.from}..${ref.to}`, paper: ref.paper, occasion: '' },
      number: null,
    };
  }
  if ('subject' in ref) {
    const book = REGISTERS[BOOK_OF_PAPER[ref.paper]];
    if (!mayReadBook(book, authorOf(desk).roles)) throw new CodedError('FORBIDDEN');
    const occasion = ref.paper === 'COMPLAINT' ? await complaintOccasion(desk, ref.subject) : '';
    return { key: { subject: ref.subject, paper: ref.paper, occasion }, number: null };
  }
  assertMay(desk, 'case.read');
  const file = await findApplication(desk.db, ref.applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  const occasion = occasionOf(file, ref.paper);
  if (occasion === null) throw new CodedError('PAPER_NOT_AVAILABLE');
  if (isConfidential(ref.paper) && !(await mayRead(desk, file))) throw new CodedError('FILE_HIDDEN');
  return { key: { subject: file.id, paper: ref.paper, occasion }, number: file.number };
}

/** The moment of what is said; one given later is no copy of the one before. */
async function complaintOccasion(desk: Desk, subject: string): Promise<string> {
  const [kept] = await readRegister(desk, COMPLAINTS, { subject });
  const letter = kept && complaintLetter(kept.item);
  if (!letter) throw new CodedError('PAPER_NOT_AVAILABLE');
  return letter.at;
}

const NEEDED: Readonly<Record<DaysPaper, Permission>> = {
  REGISTER: 'register.read',
  REPORT: 'reports.read',
  SURVEY: 'reports.read',
  QUOTA: 'quota.read',
  MOVED: 'case.act',
  MOVED_CONTACTS: 'case.act',
};

function assertMay(desk: Desk, permission: Permission): void {
  if (!permissionsOf(authorOf(desk).roles).has(permission)) throw new CodedError('FORBIDDEN');
}

function mayRead(desk: Desk, file: Application): Promise<boolean> {
  return mayLookInside(desk, file.id);
}

/** Put in the line of a printer, or told that the system's dialog is about to open. Either way it is counted and audited first. */
export async function printPaper(
  desk: Desk,
  ref: PaperRef,
  copy: number,
): Promise<{ way: 'QUEUE' | 'DIALOG' }> {
  const size = sizeOf(ref.paper);
  const isQueued = desk.preferences.printers()[size] !== null;
  const paper = await paperOf(desk, ref);
  await assertCopy(desk, paper, copy);
  await tell(desk, paper, isQueued ? 'printed' : 'printed by dialog', copy);
  await desk.db.transaction(async (trx) => {
    await countPaper(trx, paper.key);
    if (!isQueued) return;
    await addPrintJob(trx, {
      id: v7(),
      ref,
      key: paper.key,
      size,
      copy,
      addedAt: desk.clock.now(),
      addedBy: authorOf(desk).userId,
    });
  });
  desk.emit('printing.changed', null);
  if (isQueued) desk.printing.wake();
  else await desk.printing.onPaper({ id: v7(), ref, size, copy }, () => desk.printers.printByDialog());
  return { way: isQueued ? 'QUEUE' : 'DIALOG' };
}

/**
 * A paper that follows from what was just done, where this desk has a printer for it. What was done is done already: nothing
 * here may fail it.
 */
export async function printIfPossible(desk: Desk, ref: PaperRef): Promise<void> {
  if (desk.preferences.printers()[sizeOf(ref.paper)] === null) return;
  try {
    const { key } = await paperOf(desk, ref);
    await printPaper(desk, ref, await papersMade(desk.db, key));
  } catch (error) {
    desk.log.error('paper not put in line', { paper: ref.paper, error });
  }
}

/** The number on the sheet that the person saw is the number that is counted. */
export async function assertCopy(desk: Desk, { key }: Paper, copy: number): Promise<void> {
  if ((await papersMade(desk.db, key)) !== copy) throw new CodedError('COPY_OUTDATED');
}

/** Papers about days and books, not about a file. */
const NO_FILE: ReadonlySet<PaperKind> = new Set([...BookPaper.options, ...DaysPaper.options]);

/** What leaves the program is in the chain, with its kind and the number of the copy; before it leaves. */
export async function tell(desk: Desk, { key }: Paper, what: string, copy: number): Promise<void> {
  const event = NO_FILE.has(key.paper) ? 'SEARCH' : 'VIEW';
  await desk.session.audit(event, key.subject, `paper ${key.paper} ${what}, copy ${copy}`);
}
