import { writeFile } from 'node:fs/promises';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import type { Desk } from '#main/features/desk.ts';

const NAMES = { SHORTAGE: 'kekurangan' } as const;
export type PaperKind = keyof typeof NAMES;

/** The sheet on the screen as a file for the applicant. Its name carries the application's number and nobody's name. */
export async function savePaper(
  desk: Desk,
  applicationId: ApplicationId,
  paper: PaperKind,
): Promise<{ saved: boolean }> {
  const file = await findApplication(desk.db, applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  // Before the dialog: what is on the screen afterwards may be another file's, or the lock.
  const pdf = await desk.printPage().catch(() => {
    throw new CodedError('PRINT_FAILED');
  });
  const path = await desk.dialogs.chooseSavePath(`${NAMES[paper]}-${file.number}.pdf`);
  if (path === null) return { saved: false };
  // Before the file is there: what leaves the program is in the chain.
  await desk.session.audit('VIEW', applicationId, `paper ${paper} saved`);
  await writeFile(path, pdf, { mode: 0o600 }).catch(() => {
    throw new CodedError('FILE_NOT_WRITTEN');
  });
  return { saved: true };
}
