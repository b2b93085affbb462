import { describe, expect, it } from 'vitest';
import { compareInQueue, QUEUE_ORDER, type QueuePlace } from './order.ts';

function place(id: string, change: Partial<QueuePlace> = {}): QueuePlace {
  return { id, isParked: false, laneRank: 2, place: '2026-11-24T02:00:00.000Z', ...change };
}

const served = (...places: QueuePlace[]) => places.toSorted(compareInQueue).map(({ id }) => id);

describe('the order of a queue', () => {
  it('is first come, first served inside a lane', () => {
    const early = place('early', { place: '2026-11-24T01:00:00.000Z' });
    expect(served(place('late'), early)).toEqual(['early', 'late']);
  });

  it('puts a lane of a lower rank before everybody, whoever came first', () => {
    const early = place('early', { place: '2026-11-24T01:00:00.000Z' });
    expect(served(early, place('priority', { laneRank: 1 }))).toEqual(['priority', 'early']);
  });

  it('leaves who was parked behind all others', () => {
    const parked = place('parked', { isParked: true, laneRank: 0, place: '2026-11-23T01:00:00.000Z' });
    expect(served(parked, place('one'))).toEqual(['one', 'parked']);
  });

  it('is the same every time for two who came at one moment', () => {
    expect(served(place('b'), place('a'))).toEqual(['a', 'b']);
  });

  it('is what the database sorts by', () => {
    expect(QUEUE_ORDER).toEqual(['parked', 'lane_rank', 'place', 'application_id']);
  });
});
