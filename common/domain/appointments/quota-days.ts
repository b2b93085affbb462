import { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { planOn, type QuotaItem, type QuotaLine } from '#common/domain/registers/quota.ts';
import { addDays, weekdayOf, type PlainDate } from '#common/kernel/plain-date.ts';
import type { QuotaFigure } from './quota-figures.ts';

type Counts = Pick<QuotaFigure, 'booked' | 'walkIns' | 'arrived' | 'noShows' | 'rebooked'>;

/** Places of one day that are one another's: a lane, or a kind of book within it. */
export type QuotaPool = Counts & {
  lane: ServiceLane;
  kind: PassportKind | null;
  /** Null where no plan names the lane: then nobody knows what is free. */
  places: number | null;
};

export type QuotaDayPlan = {
  day: PlainDate;
  /** Weekend, holiday or closed by the plan: no places, whatever its weekday has. */
  isOpen: boolean;
  /** Of the plan that counts; null where none was published. */
  plan: string | null;
  pools: readonly QuotaPool[];
  /** Kinds of book with places on this day and none in stock (day and stock are still to come). */
  noBlanks: readonly PassportKind[];
};

type Situation = {
  plans: readonly QuotaItem[];
  figures: readonly QuotaFigure[];
  isWorkingDay: (day: PlainDate) => boolean;
  today: PlainDate;
  stock: Readonly<Record<PassportKind, number>>;
};

/** Each day of a period with its places and what the files made of them. */
export function quotaDays({ from, to }: Period, situation: Situation): QuotaDayPlan[] {
  const byDay = Map.groupBy(situation.figures, ({ day }) => day);
  const days: QuotaDayPlan[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push(dayOf(day, byDay.get(day) ?? [], situation));
  }
  return days;
}

function dayOf(
  day: PlainDate,
  figures: readonly QuotaFigure[],
  { plans, isWorkingDay, today, stock }: Situation,
): QuotaDayPlan {
  const plan = planOn(plans, day);
  const isOpen = isWorkingDay(day) && plan?.lines.length !== 0;
  // Monday first, as an office counts its week.
  const weekday = (weekdayOf(day) + 6) % 7;
  const pools = (plan?.lines ?? []).map((line) => ({
    lane: line.lane,
    kind: line.kind,
    places: isOpen ? (line.places[weekday] ?? 0) : 0,
    ...sum(figures.filter((figure) => isOf(line, figure))),
  }));
  const others = figures.filter((figure) => !plan?.lines.some((line) => isOf(line, figure)));
  const isNamed = ({ lane }: QuotaFigure) => plan?.lines.some((line) => line.lane === lane) ?? false;
  // What no plan names has no number; on a closed day it has no place either.
  const places = isOpen ? null : 0;
  const unplanned = [
    // Beside pools of other kinds a common one would stand before them.
    ...others.filter(isNamed).map((own) => ({ lane: own.lane, kind: own.kind, places, ...sum([own]) })),
    ...[
      ...Map.groupBy(
        others.filter((own) => !isNamed(own)),
        ({ lane }) => lane,
      ),
    ].map(([lane, own]) => ({ lane, kind: null, places, ...sum(own) })),
  ];
  const all = [...pools, ...unplanned].toSorted(inOrder);
  const noBlanks =
    isOpen && day >= today
      ? PassportKind.options.filter((kind) => stock[kind] === 0 && asksFor(kind, all, figures))
      : [];
  return { day, isOpen, plan: plan?.name ?? null, pools: all, noBlanks };
}

function isOf(line: Pick<QuotaLine, 'lane' | 'kind'>, file: Pick<QuotaFigure, 'lane' | 'kind'>): boolean {
  return line.lane === file.lane && (line.kind === null || line.kind === file.kind);
}

/** A pool of its own says so; in a common pool somebody must have asked for the kind. */
function asksFor(kind: PassportKind, pools: readonly QuotaPool[], figures: readonly QuotaFigure[]): boolean {
  return (
    pools.some((pool) => pool.kind === kind && (pool.places ?? 0) > 0) ||
    figures.some((figure) => figure.kind === kind && figure.booked + figure.walkIns > 0)
  );
}

function sum(figures: readonly Counts[]): Counts {
  const of = (name: keyof Counts) => figures.reduce((total, figure) => total + figure[name], 0);
  return {
    booked: of('booked'),
    walkIns: of('walkIns'),
    arrived: of('arrived'),
    noShows: of('noShows'),
    rebooked: of('rebooked'),
  };
}

function inOrder(one: QuotaPool, other: QuotaPool): number {
  const place = ({ lane, kind }: QuotaPool) =>
    ServiceLane.options.indexOf(lane) * 10 + (kind === null ? 0 : 1 + PassportKind.options.indexOf(kind));
  return place(one) - place(other);
}

/** What is left of a pool; below zero where more came in than there are places. Null where no plan says. */
export function freeOf({ places, booked, walkIns }: QuotaPool): number | null {
  return places === null ? null : places - booked - walkIns;
}

/** The pool in which a file of this lane and kind takes its place. */
export function poolFor(
  { pools }: Pick<QuotaDayPlan, 'pools'>,
  file: Pick<QuotaFigure, 'lane' | 'kind'>,
): QuotaPool | null {
  return pools.find((pool) => isOf(pool, file)) ?? null;
}

/** Whether a plan says how many places there are for such a file on any day on which the office is open. */
export function isPlanned(days: readonly QuotaDayPlan[], file: Pick<QuotaFigure, 'lane' | 'kind'>): boolean {
  return days.some((day) => {
    const pool = day.isOpen ? poolFor(day, file) : null;
    return pool !== null && pool.places !== null;
  });
}

/** Several pools as one line: of a whole day, or of a whole period. */
export function totalOf(pools: readonly QuotaPool[]): Counts & { places: number | null } {
  const isKnown = pools.some(({ places }) => places !== null);
  return {
    ...sum(pools),
    places: isKnown ? pools.reduce((total, { places }) => total + (places ?? 0), 0) : null,
  };
}
