import type { EarlierFile, EarlierFiles } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { findApplication, findFilesOfNik } from '#main/records/repositories/applications.ts';
import type { Desk } from '#main/features/desk.ts';
import { mayLookInside } from './file-view.ts';
import { bringFilesOf } from './older-files.ts';

/**
 * Every other file of the same number, newest first; only for whoever may look into the file itself. Those that left this desk
 * are brought from the hub, for the list and for what is worked out of it; `isWhole` is false where the hub cannot be asked.
 */
export async function earlierFiles(desk: Desk, id: ApplicationId): Promise<EarlierFiles> {
  const file = await findApplication(desk.db, id);
  if (!file) throw new CodedError('NOT_FOUND');
  if (!(await mayLookInside(desk, id))) return { files: [], isWhole: true };
  const isWhole = await bringFilesOf(desk, file.applicant.nik);
  const files = await findFilesOfNik(desk.db, file.applicant.nik);
  return {
    files: files
      .filter((other) => other.id !== id)
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
      .map(lineOf),
    isWhole,
  };
}

/** How it went, nothing that was said: who wants to read more opens the file, which is on record there. */
function lineOf({ id, number, type, state, createdAt, interview, closure }: Application): EarlierFile {
  return {
    id,
    number,
    type,
    state,
    createdAt,
    interview: interview && {
      outcome: interview.outcome,
      purpose: interview.purpose,
      destination: interview.destination,
    },
    reasonCodes: closure?.reasons.codes ?? [],
  };
}
