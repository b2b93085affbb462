import { v7 } from 'uuid';
import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import { sizeOf, type PaperKind } from '#common/domain/printing/paper.ts';
import type { Desk } from '#main/features/desk.ts';
import { countPaper } from '#main/records/repositories/print-jobs.ts';
import { assertCopy, paperOf, tell } from './papers.ts';

/** A file's name carries the number of the application and nobody's name. */
const NAMES: Readonly<Record<PaperKind, string>> = {
  SHORTAGE: 'kekurangan',
  BOOK_DATA: 'data-paspor',
  RECEIPT: 'tanda-terima',
  SUSPENSION: 'penangguhan',
  REFUSAL: 'penolakan',
  CANCELLATION: 'pembatalan',
  BAP: 'bap',
  OPINION: 'pendapat',
  TICKET: 'antrean',
  RECEIPT_SLIP: 'tanda-terima-struk',
  FOLDER_LABEL: 'label',
  REGISTER: 'register',
  REPORT: 'laporan',
  DISPOSAL: 'berita-acara-pemusnahan',
  ACCESS: 'data-pribadi-pemohon',
  BREACH: 'pemberitahuan-insiden',
  COMPLAINT: 'jawaban-pengaduan',
  SURVEY: 'survei',
  DESTRUCTION: 'berita-acara-blangko',
  QUOTA: 'kuota',
  MOVED: 'jadwal-ulang',
  MOVED_CONTACTS: 'jadwal-ulang-kontak',
};

/** The paper as a file for the applicant or the archive. */
export async function savePaper(desk: Desk, ref: PaperRef, copy: number): Promise<{ saved: boolean }> {
  const paper = await paperOf(desk, ref);
  await assertCopy(desk, paper, copy);
  // Before the dialog: what is on the screen afterwards may be another file's, or the lock.
  const pdf = await desk.printing.onPaper({ id: v7(), ref, size: sizeOf(ref.paper), copy }, () =>
    desk.printPage().catch(() => {
      throw new CodedError('PRINT_FAILED');
    }),
  );
  const path = await desk.dialogs.chooseSavePath(`${NAMES[ref.paper]}-${nameOf(ref, paper.number)}.pdf`);
  if (path === null) return { saved: false };
  // Before the file is there: what leaves the program is in the chain.
  await tell(desk, paper, 'saved', copy);
  await writeFile(path, pdf, { mode: 0o600 }).catch(() => {
    throw new CodedError('FILE_NOT_WRITTEN');
  });
  await countPaper(desk.db, paper.key);
  desk.emit('printing.changed', null);
  return { saved: true };
}

function nameOf(ref: PaperRef, number: string | null): string {
  if ('subject' in ref) return ref.subject.slice(-12);
  if (!('from' in ref)) return number ?? '';
  return ref.from === ref.to ? ref.from : `${ref.from}-${ref.to}`;
}
