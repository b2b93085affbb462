import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import { must } from '#common/kernel/must.ts';
import type { ActionId, ApplicationId, FamilyId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { auditRefusal } from '../refusals.ts';
import { kinshipWith } from '../kinship.ts';
import { factsFor, recordActions } from '../record.ts';

type Link = { applicationId: ApplicationId; others: readonly ApplicationId[]; note?: string | undefined };

/** Puts files together with this one, or into its family: one action on each, on the desk and at the hub all or none. */
export async function linkFamily(desk: Desk, { applicationId, others, note }: Link): Promise<number> {
  const linked = await inOne(desk, applicationId, async (trx) => {
    const file = await getFile(trx, applicationId);
    const familyId = file.family?.id ?? (v7() as FamilyId);
    const wanted = await Promise.all([...new Set(others)].map((id) => getFile(trx, id)));
    const toLink = [file, ...wanted].filter(
      ({ id, family }, index) => family?.id !== familyId && (index === 0 || id !== applicationId),
    );
    const payload = note ? { familyId, note } : { familyId };
    return recordOnEach(trx, desk, toLink, { kind: 'applications.linkFamily/1', payload });
  });
  return linked.length;
}

/** Takes a file out of its family. One that would be left alone is no family and is taken out with it. */
export async function unlinkFamily(desk: Desk, applicationId: ApplicationId, note: string): Promise<void> {
  await inOne(desk, applicationId, async (trx) => {
    const file = await getFile(trx, applicationId);
    const members = file.family ? await findFamily(trx, file.family.id) : [];
    const left = members.filter(({ id }) => id !== applicationId);
    const alone = left.length === 1 && (await mayUnlink(trx, desk, left[0])) ? left : [];
    return recordOnEach(trx, desk, [file, ...alone], {
      kind: 'applications.unlinkFamily/1',
      payload: { note },
    });
  });
}

type Work = (trx: DeskDatabase) => Promise<readonly ApplicationId[]>;

async function inOne(desk: Desk, id: ApplicationId, work: Work): Promise<readonly ApplicationId[]> {
  const changed = await desk.db.transaction(work).catch(async (error: unknown) => {
    await auditRefusal(desk, id, error);
    throw error;
  });
  desk.emit('files.changed', { applicationIds: changed });
  return changed;
}

async function recordOnEach(
  trx: DeskDatabase,
  desk: Desk,
  files: readonly Application[],
  { kind, payload }: { kind: string; payload: object },
): Promise<ApplicationId[]> {
  const ids = files.map(() => v7() as ActionId);
  for (const [index, { id: applicationId, version }] of files.entries()) {
    const id = must(ids[index], 'each file has an id');
    await recordActions(trx, desk.office, {
      applicationId,
      actions: [{ id, kind, payload }],
      basedOn: version,
      author: authorOf(desk),
      now: desk.clock.now(),
      group: must(ids[0], 'there is a first file'),
    });
  }
  return files.map(({ id }) => id);
}

async function mayUnlink(trx: DeskDatabase, desk: Desk, file: Application | undefined): Promise<boolean> {
  if (!file || desk.office.carriedAway.includes(file.id)) return false;
  const author = authorOf(desk);
  const facts = {
    ...(await factsFor(trx, null, author, desk.clock.now())),
    kinship: await kinshipWith(trx, desk.office, { author, file }),
  };
  const context = { policy: desk.office.policy(file.sopId), facts, now: desk.clock.now() };
  return permittedActions(file, author, context).some(({ kind }) => kind === 'applications.unlinkFamily/1');
}

async function getFile(trx: DeskDatabase, id: ApplicationId): Promise<Application> {
  const file = await findApplication(trx, id);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  return file;
}
