import type { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { freeOf, poolFor, type QuotaDayPlan } from './quota-days.ts';

/** A file that needs another day. Files of one `bundle` are kept on one day. */
export type FileToMove<I extends string = string> = {
  id: I;
  lane: ServiceLane;
  kind: PassportKind;
  bundle: string | null;
};

type SpreadOut<I extends string = string> = {
  moves: readonly { id: I; day: PlainDate }[];
  /** For whom no offered day has room. */
  left: readonly I[];
};

/**
 * Lays files, in the order in which they are given, on the free places of the days, in theirs. Nobody is lost, no pool gets more than it has
 * free, of one pool nobody comes after somebody who stood behind, and a family comes on one day, in the place of its first member.
 */
export function spreadOut<I extends string>(
  files: readonly FileToMove<I>[],
  days: readonly QuotaDayPlan[],
): SpreadOut<I> {
  const open = days.filter(({ isOpen }) => isOpen).map(roomOf);
  const poolName = poolNames(days);
  /** The first day that a pool may still be given: who stands behind never comes before. */
  const earliest = new Map<string, number>();
  const moves: { id: I; day: PlainDate }[] = [];
  const left: I[] = [];
  for (const bundle of bundlesOf(files)) {
    const names = [...new Set(bundle.map(poolName))];
    const first = Math.max(0, ...names.map((name) => earliest.get(name) ?? 0));
    const at = open.findIndex((room, index) => index >= first && room.takes(bundle));
    const room = open[at];
    if (!room) {
      left.push(...bundle.map(({ id }) => id));
      continue;
    }
    room.take(bundle);
    for (const name of names) earliest.set(name, at);
    moves.push(...bundle.map(({ id }) => ({ id, day: room.day })));
  }
  return { moves, left };
}

type Wish = Pick<FileToMove, 'lane' | 'kind'>;

/** Kinds that share a pool on one of the days stand in one line on all of them. */
function poolNames(days: readonly QuotaDayPlan[]): (file: Wish) => string {
  const shared = new Set(
    days.flatMap(({ pools }) => pools.filter(({ kind }) => kind === null).map(({ lane }) => lane)),
  );
  return ({ lane, kind }) => (shared.has(lane) ? lane : `${lane} ${kind}`);
}

function roomOf(day: QuotaDayPlan) {
  const free = new Map(day.pools.map((pool) => [pool, Math.max(0, freeOf(pool) ?? 0)]));
  const asked = (bundle: readonly Wish[]) => Map.groupBy(bundle, (file) => poolFor(day, file));
  return {
    day: day.day,
    takes: (bundle: readonly Wish[]) =>
      [...asked(bundle)].every(([pool, own]) => pool !== null && (free.get(pool) ?? 0) >= own.length),
    take(bundle: readonly Wish[]) {
      for (const [pool, own] of asked(bundle)) if (pool) free.set(pool, (free.get(pool) ?? 0) - own.length);
    },
  };
}

/** Who goes together, in the place of the first of them. */
export function bundlesOf<F extends { id: string; bundle: string | null }>(files: readonly F[]): F[][] {
  return [...Map.groupBy(files, ({ id, bundle }) => bundle ?? `alone ${id}`).values()];
}
