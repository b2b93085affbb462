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
  const { files, missing } = await findAtHub(desk, text);
  // Before the answer: nothing is shown that could not be recorded.
  await session.auditSearch(await searchTrace(db, text, files.length));
  return missing.map(toRow);
}

/** All files of one NIK that the office has, onto this desk. False where the hub cannot be asked: then nobody knows whether there are more. */
export async function bringFilesOf(desk: Desk, nik: string): Promise<boolean> {
  const { db, emit, hub, session } = desk;
  if (!hub) return true;
  try {
    const { files, missing } = await findAtHub(desk, nik);
    const applicationIds = missing.map(({ id }) => id);
    if (applicationIds.length > 0) {
      // A person's files came onto this desk: on record as if they had been searched for.
      await session.auditSearch(await searchTrace(db, nik, files.length));
      await hub.bringFiles(applicationIds);
      emit('files.changed', { applicationIds });
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

/** `missing`: those that this desk does not hold. */
async function findAtHub(
  desk: Desk,
  text: string,
): Promise<Record<'files' | 'missing', readonly FoundFile[]>> {
  const body = { text, limit: LIMIT };
  const request = { method: 'POST', path: '/v1/search', body } as const;
  const { files } = await hubOf(desk).asPerson(OfficeSearchReply, request);
  const here = await knownFiles(
    desk.db,
    files.map(({ id }) => id),
  );
  return { files, missing: files.filter(({ id }) => !here.has(id)) };
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
