import type { ApplicationId } from '#common/kernel/ids.ts';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { OfficeSearchReply, type FoundFile } from '#common/contract/hub/search.ts';
import { knownFiles } from '#main/records/repositories/applications.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { searchTrace } from './search-trace.ts';

const LIMIT = 50;

/**
 * What the office's hub finds and this desk does not hold. The desk keeps open files and those closed lately, so that a
 * stolen disk never holds the whole office. Throws HUB_NOT_JOINED, HUB_UNREACHABLE, HUB_SIGN_IN_NEEDED.
 */
export async function searchAtHub(desk: Desk, text: string): Promise<FileRow[]> {
  const { db, session } = desk;
  const body = { text, limit: LIMIT };
  const { files } = await hubOf(desk).asPerson(OfficeSearchReply, {
    method: 'POST',
    path: '/v1/search',
    body,
  });
  const here = await knownFiles(
    db,
    files.map(({ id }) => id),
  );
  // Before the answer: nothing is shown that could not be recorded.
  await session.auditSearch(await searchTrace(db, text, files.length));
  return files.filter(({ id }) => !here.has(id)).map(toRow);
}

/** All files of one NIK that the office has, onto this desk. False where the hub cannot be asked: then nobody knows whether there are more. */
export async function bringFilesOf({ db, hub, emit }: Desk, nik: string): Promise<boolean> {
  if (!hub) return true;
  try {
    const body = { text: nik, limit: LIMIT };
    const { files } = await hub.asPerson(OfficeSearchReply, { method: 'POST', path: '/v1/search', body });
    const ids = files.map(({ id }) => id);
    const here = await knownFiles(db, ids);
    const missing = ids.filter((id) => !here.has(id));
    if (missing.length > 0) {
      await hub.bringFiles(missing);
      emit('files.changed', { applicationIds: missing });
    }
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

/** Throws FILE_NOT_FOUND when the hub has no such file either. */
export async function bringFile(desk: Desk, applicationId: ApplicationId): Promise<void> {
  await hubOf(desk).bringFile(applicationId);
  const here = await knownFiles(desk.db, [applicationId]);
  if (!here.has(applicationId)) throw new CodedError('FILE_NOT_FOUND');
}

function hubOf({ hub }: Desk): HubPort {
  if (!hub) throw new CodedError('HUB_NOT_JOINED');
  return hub;
}

/** As a line of any list; who has it and what is due is known when it is here. */
function toRow(found: FoundFile): FileRow {
  return {
    ...found,
    ticket: null,
    arrivedAt: null,
    appointment: null,
    dueOn: null,
    flags: [],
    claim: null,
    familySize: null,
  };
}
