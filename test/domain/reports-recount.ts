import type { Application } from '#common/domain/applications/application.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { instantAt, localDate } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { WIB } from '#test/support/rules-office.ts';
import type { Month } from './random-months.ts';

/** One act of a file's list with the file before and after it: all that the second counts look at. */
export type Act = {
  action: Action;
  before: Application | null;
  after: Application;
  day: string;
  isIn: boolean;
};

/** The lives of a month's files, and each file as it stood at the end of the month; null where it was not opened by then. */
export function livesOf({ lists, period }: Month): { acts: Act[]; file: Application | null }[] {
  const end = instantAt(addDays(period.to, 1), '00:00', WIB);
  return lists.map((list) => {
    let before: Application | null = null;
    let file: Application | null = null;
    const acts = list.map((action) => {
      const after = evolve(before, action);
      const day = localDate(action.occurredAt, WIB);
      const act = { action, before, after, day, isIn: period.from <= day && day <= period.to };
      before = after;
      if (action.occurredAt < end) file = after;
      return act;
    });
    return { acts, file };
  });
}

export function payloadOf({ payload }: Action): Record<string, unknown> {
  return payload;
}

/** `feature.verb`, whatever its version. */
export function eventOf({ kind }: Action): string {
  return kind.replace(/\/\d+$/, '');
}

/** By nearest rank, sorted here. */
export function middleAndTail(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
  return { count: sorted.length, p50: rank(50), p90: rank(90), longest: sorted.at(-1) ?? null };
}
