import type { HallLoad, HallOfficers } from '#common/contract/ipc/hall.ts';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import { stageLoads } from '#common/domain/queue/stage-load.ts';
import { reportOf } from '#common/domain/reports/file-report.ts';
import { OfficerTally } from '#common/domain/reports/officer-tally.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, instantAt } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { listActionsOf } from '#main/records/repositories/actions.ts';
import {
  deedsSince,
  hourFigures,
  loadGroups,
  stageHolders,
  touchedSince,
} from '#main/records/repositories/hall-figures.ts';
import { lateRows } from '#main/records/repositories/queue.ts';

const LATE_SHOWN = 30;
/** Who did nothing for so long is not at the desk. */
const AT_WORK_MINUTES = 60;

/** The running day of the whole office, from this desk's copy. */
export async function hallLoad(desk: Desk): Promise<HallLoad> {
  const { db, office, clock } = desk;
  const policy = office.policy();
  const { utcOffsetMinutes } = policy;
  const today = office.today();
  const groups = await loadGroups(db, today, utcOffsetMinutes);
  return {
    stages: stageLoads(groups, await staffOf(desk), { today, policy }),
    hours: await hourFigures(db, instantAt(today, '00:00', utcOffsetMinutes), utcOffsetMinutes),
    late: await lateRows(db, LATE_SHOWN, { viewer: authorOf(desk).userId, today }),
    names: await displayNames(db),
    isWorkingDay: policy.addWorkingDays(addDays(today, -1), 1) === today,
    at: clock.now(),
  };
}

/** Each officer's speed of today, with what became of the files beside it. */
export async function hallOfficers({ db, office, clock }: Desk): Promise<HallOfficers> {
  const today = office.today();
  const { utcOffsetMinutes } = office.policy();
  const until = addMinutes(clock.now(), 1);
  const ids = await touchedSince(db, instantAt(today, '00:00', utcOffsetMinutes));
  const tally = new OfficerTally({ from: today, to: today });
  for (const list of (await listActionsOf(db, ids)).values()) {
    const report = reportOf(list, (sopId) => office.policy(sopId), until);
    if (report) tally.add(report);
  }
  return { rows: tally.finish(), names: await displayNames(db) };
}

async function staffOf({ db, office, clock }: Desk): Promise<Map<Stage, Set<UserId>>> {
  const { stageRoles } = office.policy();
  const staff = new Map<Stage, Set<UserId>>(Stage.options.map((stage) => [stage, new Set()]));
  for (const { stage, by } of await stageHolders(db)) staff.get(stage)?.add(by);
  for (const { by, role, kind } of await deedsSince(db, addMinutes(clock.now(), -AT_WORK_MINUTES))) {
    for (const stage of Stage.options) {
      // Reception and document desk share a role: what was done there tells them apart.
      const isThere = kind.startsWith('appointments.') === (stage === 'arrival');
      if (isThere && stageRoles[stage].includes(role)) staff.get(stage)?.add(by);
    }
  }
  return staff;
}
