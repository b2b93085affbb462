import { addDays } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { AcknowledgementList, SopNews } from '#common/contract/ipc/office-documents.ts';
import { inForce, inOrder } from '#common/domain/office/in-force.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import { sopDifferences } from '#common/domain/sop/sop-differences.ts';
import { versionsOf, type VersionOf } from '#runtime/sop/own-versions.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';
import {
  acknowledgedVersions,
  addAcknowledgement,
  listAcknowledgements,
} from '#main/records/repositories/office-documents.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';

/** So long before its day an officer is told of a new version. */
const TOLD_DAYS_BEFORE = 14;

/** The versions in force and soon in force that this person has not acknowledged; those that were overtaken are history. */
export async function sopNews(desk: Desk): Promise<SopNews[]> {
  const { db, office } = desk;
  const read = await acknowledgedVersions(db, 'sop', authorOf(desk).userId);
  const today = office.today();
  return versionsToRead(desk)
    .filter(({ version }) => !read.has(version))
    .map(({ version, effectiveFrom, body: sop }) => ({
      version,
      sopId: sop.id,
      title: sop.title,
      effectiveFrom,
      isInForce: effectiveFrom <= today,
      differences: sopDifferences(lastRead(desk, read, sop.id), sop),
    }));
}

/** Kept here at once and sent when the hub is there. Throws NOT_FOUND for a version that nobody is asked to read. */
export async function acknowledge(desk: Desk, version: number): Promise<void> {
  const { db, clock } = desk;
  if (!versionsToRead(desk).some((one) => one.version === version)) throw new CodedError('NOT_FOUND');
  const by = authorOf(desk).userId;
  await addAcknowledgement(db, { name: 'sop', version, by, at: clock.now() });
}

/** For each version to read who works cases and has, or has not, acknowledged it. */
export async function acknowledgements(desk: Desk): Promise<AcknowledgementList[]> {
  const said = await listAcknowledgements(desk.db);
  const officers = (await listAccounts(desk.db)).filter(
    ({ active, roles }) => active && permissionsOf(roles).has('case.act'),
  );
  return versionsToRead(desk).map(({ version, effectiveFrom, body }) => ({
    version,
    sopId: body.id,
    effectiveFrom,
    people: officers.map(({ id, displayName: name, roles }) => ({
      name,
      roles,
      at: said.find((one) => one.name === 'sop' && one.version === version && one.by === id)?.at ?? null,
    })),
  }));
}

function versionsToRead({ office }: Desk): VersionOf<'sop'>[] {
  const versions = versionsOf(office.published, 'sop');
  const today = office.today();
  const current = inForce(versions, today);
  const soon = addDays(today, TOLD_DAYS_BEFORE);
  const toCome = versions.filter(({ effectiveFrom }) => today < effectiveFrom && effectiveFrom <= soon);
  return inOrder(current ? [current, ...toCome] : toCome);
}

/** Whoever missed a version sees what changed since the last one that they know; whoever knows none since the one before. */
function lastRead({ office }: Desk, read: ReadonlySet<number>, sopId: string) {
  const known = inOrder(versionsOf(office.published, 'sop'));
  const place = known.findIndex(({ body }) => body.id === sopId);
  const seen = known.slice(0, Math.max(place, 0)).findLast(({ version }) => read.has(version));
  return seen?.body ?? office.sopBefore(sopId) ?? office.sop(sopId);
}
