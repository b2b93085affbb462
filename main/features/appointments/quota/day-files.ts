import type { DayFile } from '#common/contract/ipc/quota.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { waitsFor } from '#common/domain/appointments/move-plan.ts';
import type { Visit } from '#common/domain/appointments/visits.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Desk } from '#main/features/desk.ts';
import { ownVisits } from './quota-of-office.ts';

/** Every file that holds, held or was moved from a place of the day, by the hour. */
export async function dayFiles(desk: Desk, day: PlainDate): Promise<readonly DayFile[]> {
  // Moved within the day, a file stands there once.
  const found = await ownVisits(desk, { from: day, to: day }, () => true);
  const rows = found.map(({ file, visit }) => rowOf(file, visit));
  return rows.toSorted(
    (one, other) => one.visit.time.localeCompare(other.visit.time) || one.number.localeCompare(other.number),
  );
}

function rowOf(
  file: Application,
  { time, outcome, isWalkIn, wasMissed, movedTo, byOffice, day }: Visit,
): DayFile {
  const { id, number, applicant, lane, kind, state, version, family } = file;
  return {
    id,
    number,
    name: applicant.fullName,
    lane,
    kind,
    state,
    version,
    familyId: family?.id ?? null,
    visit: {
      time,
      outcome,
      isWalkIn,
      wasMissed,
      movedTo,
      byOffice: byOffice && { reason: byOffice.reason, at: byOffice.at },
    },
    isMovable: waitsFor(file, day),
  };
}
