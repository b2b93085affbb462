import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AppState, ServiceLane, Stage } from '#common/domain/applications/vocabulary.ts';

export type QueueFilter = {
  lanes: readonly ServiceLane[];
  states: readonly AppState[];
  only: 'ALL' | 'MINE' | 'FREE' | 'LATE';
};

export const NO_FILTER: QueueFilter = { lanes: [], states: [], only: 'ALL' };

const STILL_TO_COME: QueueFilter = { ...NO_FILTER, states: ['BOOKED'] };

/** At the entrance the question is who is still to come; whoever has a ticket waits at the next stage. */
export function defaultFilter(stage: Stage): QueueFilter {
  return stage === 'arrival' ? STILL_TO_COME : NO_FILTER;
}

/** By stage, or by the name of a queue that the office made. */
type FilterState = Record<string, QueueFilter>;

const initialState: FilterState = {};

/** What each stage's queue was narrowed to; it stays while one works on files and comes back. */
export const queueFilters = createSlice({
  name: 'queueFilters',
  initialState,
  reducers: {
    filterChanged(state, { payload }: PayloadAction<{ key: string; filter: QueueFilter }>) {
      state[payload.key] = {
        ...payload.filter,
        lanes: [...payload.filter.lanes],
        states: [...payload.filter.states],
      };
    },
    filtersForgotten: () => initialState,
  },
});

export const { filterChanged, filtersForgotten } = queueFilters.actions;

export function filterKey(stage: Stage, queue: string | undefined): string {
  return queue === undefined ? stage : `${stage}/${queue}`;
}

export function selectFilter(stage: Stage, queue: string | undefined) {
  return (root: { [queueFilters.name]: FilterState }): QueueFilter =>
    root[queueFilters.name][filterKey(stage, queue)] ?? defaultFilter(stage);
}

export function isFiltered({ lanes, states, only }: QueueFilter): boolean {
  return lanes.length > 0 || states.length > 0 || only !== 'ALL';
}
