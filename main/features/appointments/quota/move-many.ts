import { CodedError } from '#common/contract/coded-error.ts';
import type { MoveMany } from '#common/contract/ipc/quota.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { waitsFor } from '#common/domain/appointments/move-plan.ts';
import { freeOf, poolFor } from '#common/domain/appointments/quota-days.ts';
import type { ApplicationId, FamilyId } from '#common/kernel/ids.ts';
import { findApplications } from '#main/records/repositories/applications.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import { recordMany } from '#main/features/applications/record-many.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { officeQuota } from './quota-of-office.ts';
import { assertWholeDay, offerOwn } from './whole-day.ts';

/**
 * Another day for everybody whose day fell out, on one proof of who decides: an action on each file and one entry for the decision. Throws
 * DAY_INCOMPLETE where the hub has more of the day than this desk, QUOTA_FULL where somebody has taken the places meanwhile, MOVES_REFUSED with every file that stood in the way, members of a family that
 * would come on two days among them.
 */
export async function moveMany(
  desk: Desk,
  { day, reason, note, files }: MoveMany,
): Promise<{ moved: number }> {
  const { session, clock } = desk;
  session.assertProven();
  await offerOwn(desk);
  await assertWholeDay(desk, day);
  const known = await findApplications(
    desk.db,
    files.map(({ applicationId }) => applicationId),
  );
  await assertRoom(desk, files, known);
  const apart = await familiesApart(desk, { day, files }, known);
  const { userId: actor, desk: name } = authorOf(desk);
  await recordMany(desk, {
    files: files.map(({ appointment, ...file }) => ({
      ...file,
      kind: 'appointments.specialReschedule/1',
      payload: { appointment, reason, note },
    })),
    refusedAs: 'MOVES_REFUSED',
    refuses(file) {
      // Somebody gave it another day meanwhile: that one counts.
      if (file && file.appointment?.date !== day) return new CodedError('STALE_VERSION');
      return file?.family && apart.has(file.family.id) ? new CodedError('FAMILY_APART') : null;
    },
    beside: (trx) =>
      appendAudit(trx, {
        at: clock.now(),
        actor,
        desk: name,
        event: 'RESCHEDULE',
        subject: day,
        // The group is named by its first action: with it the trail leads to every file of the decision.
        detail: `moved ${files.length} files, ${reason}, group ${files[0]?.actionId ?? ''}`,
      }),
  });
  return { moved: files.length };
}

/** No day gets more than it has: by the figures of the office as they are now. */
async function assertRoom(
  desk: Desk,
  files: MoveMany['files'],
  known: ReadonlyMap<ApplicationId, Application>,
): Promise<void> {
  const days = files.map(({ appointment }) => appointment.date).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) throw new CodedError('INPUT_INVALID');
  const quota = new Map((await officeQuota(desk, { from, to })).days.map((one) => [one.day, one]));
  const full = [...Map.groupBy(files, ({ appointment }) => appointment.date)].flatMap(([date, own]) => {
    const day = quota.get(date);
    const wanted = own.flatMap(({ applicationId }) => known.get(applicationId) ?? []);
    const pools = Map.groupBy(wanted, (file) => (day ? poolFor(day, file) : null));
    const isOver = [...pools].some(([pool, there]) => (pool ? (freeOf(pool) ?? 0) : 0) < there.length);
    return isOver ? [date] : [];
  });
  if (full.length > 0) throw new CodedError('QUOTA_FULL', { days: full });
}

/** Families of which somebody who waits for the day is left out, or is given another day than the others. */
async function familiesApart(
  { db }: Desk,
  { day, files }: Pick<MoveMany, 'day' | 'files'>,
  known: ReadonlyMap<ApplicationId, Application>,
): Promise<ReadonlySet<FamilyId>> {
  const dates = new Map(files.map(({ applicationId, appointment }) => [applicationId, appointment.date]));
  const apart = new Set<FamilyId>();
  for (const family of new Set([...known.values()].flatMap((file) => file.family?.id ?? []))) {
    const members = (await findFamily(db, family)).filter((file) => waitsFor(file, day));
    if (new Set(members.map(({ id }) => dates.get(id) ?? null)).size > 1) apart.add(family);
  }
  return apart;
}
