import { z } from 'zod';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

const Count = z.int().min(0);

/** What waits in a stage, and who works there. */
export const StageLoad = z.strictObject({
  stage: Stage,
  waiting: Count,
  late: Count,
  dueToday: Count,
  /** On the next working day. */
  dueNext: Count,
  /** By working days in their state: since today, one, two or three, more. */
  ages: z.tuple([Count, Count, Count, Count]),
  /** Since when the file that has waited longest is in its state. */
  oldestAt: Instant.nullable(),
  /** Who holds a file there now, or did something there within the last hour. */
  staff: z.array(UserId),
});
export type StageLoad = z.infer<typeof StageLoad>;

/** What was done in one hour of the office's wall clock, `HH`. */
export const HourFigures = z.strictObject({
  hour: z.string(),
  ARRIVED: Count,
  INTERVIEWED: Count,
  APPROVED: Count,
  HANDED_OVER: Count,
});
export type HourFigures = z.infer<typeof HourFigures>;
export type HourWhat = Exclude<keyof HourFigures, 'hour'>;

/** Files of a stage that came into their state on one day and are due on one day. */
export type LoadGroup = {
  stage: Stage;
  since: PlainDate;
  oldestAt: Instant;
  dueOn: PlainDate;
  count: number;
};

type Day = { today: PlainDate; policy: Pick<Policy, 'addWorkingDays'> };

/** Every stage, that with the most late files first, then by what waits. */
export function stageLoads(
  groups: readonly LoadGroup[],
  staff: ReadonlyMap<Stage, ReadonlySet<UserId>>,
  { today, policy }: Day,
): StageLoad[] {
  const next = policy.addWorkingDays(today, 1);
  const loads = new Map<Stage, StageLoad>(
    Stage.options.map((stage) => [stage, { ...emptyLoad(stage), staff: [...(staff.get(stage) ?? [])] }]),
  );
  for (const group of groups) {
    const load = loads.get(group.stage);
    if (!load) continue;
    load.waiting += group.count;
    if (group.dueOn < today) load.late += group.count;
    else if (group.dueOn === today) load.dueToday += group.count;
    else if (group.dueOn <= next) load.dueNext += group.count;
    load.ages[ageBand(group.since, { today, policy })] += group.count;
    if (load.oldestAt === null || group.oldestAt < load.oldestAt) load.oldestAt = group.oldestAt;
  }
  const order = (load: StageLoad) => Stage.options.indexOf(load.stage);
  return [...loads.values()].toSorted(
    (one, other) => other.late - one.late || other.waiting - one.waiting || order(one) - order(other),
  );
}

function emptyLoad(stage: Stage): StageLoad {
  return {
    stage,
    waiting: 0,
    late: 0,
    dueToday: 0,
    dueNext: 0,
    ages: [0, 0, 0, 0],
    oldestAt: null,
    staff: [],
  };
}

/** Only working days make a file older: what came on Friday evening is one day old on Monday. */
function ageBand(since: PlainDate, { today, policy }: Day): 0 | 1 | 2 | 3 {
  if (since >= today) return 0;
  if (policy.addWorkingDays(since, 1) >= today) return 1;
  return policy.addWorkingDays(since, 3) >= today ? 2 : 3;
}
