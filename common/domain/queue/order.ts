import type { Instant } from '#common/kernel/instant.ts';

/** What a place in a queue depends on. */
export type QueuePlace = {
  id: string;
  isParked: boolean;
  /** Of the file's lane; lower is served first. */
  laneRank: number;
  /** The moment from which the file counts in its lane. */
  place: Instant | string;
};

/** Lanes by their rank, and inside a lane first come, first served. Who was parked stands behind everybody. */
export function compareInQueue(one: QueuePlace, other: QueuePlace): number {
  return (
    Number(one.isParked) - Number(other.isParked) ||
    one.laneRank - other.laneRank ||
    compareText(one.place, other.place) ||
    compareText(one.id, other.id)
  );
}

/** The same rule for the database: columns of `queue_entry` in the order in which they decide. */
export const QUEUE_ORDER = ['parked', 'lane_rank', 'place', 'application_id'] as const;

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
