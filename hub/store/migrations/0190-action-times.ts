import type { Migration } from './migration.ts';

/** Who was at work on a day is asked where a file is drawn by lot. Actions come in roughly by their time: a BRIN index costs next to nothing. */
export const actionTimes: Migration = {
  version: 190,
  name: 'action-times',
  async up(trx) {
    await trx.raw('create index action_times on action using brin (occurred_at)');
  },
};
