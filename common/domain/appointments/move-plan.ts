import type { Application } from '#common/domain/applications/application.ts';
import type { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { QuotaDayPlan } from './quota-days.ts';
import { bundlesOf, spreadOut } from './spread.ts';

type Movable<I extends string> = {
  id: I;
  lane: ServiceLane;
  kind: PassportKind;
  familyId: string | null;
};

type MoveWish<I extends string> = {
  /** The day that fell out. */
  day: PlainDate;
  today: PlainDate;
  /** Null: all of them. */
  lanes: ReadonlySet<ServiceLane> | null;
  /** Who is not moved now. */
  left: ReadonlySet<I>;
  /** How many one decision takes. */
  most: number;
};

/** It waits for this day, or was missed on it, and can be given another. */
export function waitsFor({ state, appointment }: Application, day: PlainDate): boolean {
  return (state === 'BOOKED' || state === 'NO_SHOW') && appointment?.date === day;
}

/** The first day that can be offered to whom a day fell out: nobody is called earlier than they had planned. */
export function firstOffered(day: PlainDate, today: PlainDate): PlainDate {
  return addDays(day > today ? day : today, 1);
}

/**
 * Who is asked about, who goes, and to which day. A family is one: one member in a chosen lane brings the others, one that stays keeps them,
 * and none is cut in two where a decision takes no more.
 */
export function planMove<F extends Movable<string>>(
  movable: readonly F[],
  days: readonly QuotaDayPlan[],
  { day, today, lanes, left, most }: MoveWish<F['id']>,
) {
  const bundles = bundlesOf(movable.map((file) => ({ ...file, bundle: file.familyId })));
  const wanted = bundles.filter((own) => lanes === null || own.some(({ lane }) => lanes.has(lane)));
  const offered = upTo(wanted, most);
  const chosen = offered.filter((own) => !own.some(({ id }) => left.has(id)));
  const earliest = firstOffered(day, today);
  const { moves, left: without } = spreadOut(
    chosen.flat(),
    days.filter((one) => one.day >= earliest),
  );
  const inOrder = (some: readonly (readonly F[])[]) => {
    const ids = new Set(some.flat().map(({ id }) => id));
    return movable.filter(({ id }) => ids.has(id));
  };
  return {
    offered: inOrder(offered),
    chosen: inOrder(chosen),
    isMore: offered.length < wanted.length,
    dayOf: new Map<F['id'], PlainDate>(moves.map((move) => [move.id, move.day])),
    without,
  };
}

/** Whole bundles in their order, as long as all of the next one fits. */
function upTo<T>(bundles: readonly (readonly T[])[], most: number): (readonly T[])[] {
  let count = 0;
  const end = bundles.findIndex((own) => (count += own.length) > most);
  return bundles.slice(0, end === -1 ? bundles.length : end);
}

/** The file and whoever of the list must stay with it. */
export function withFamily<F extends Movable<string>>(files: readonly F[], id: F['id']): F['id'][] {
  const family = files.find((file) => file.id === id)?.familyId ?? null;
  return files
    .filter((file) => file.id === id || (family !== null && file.familyId === family))
    .map((file) => file.id);
}
