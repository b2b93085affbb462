import type { Migration } from './migration.ts';

/**
 * What ties an officer to applicants, as keyed hashes: nobody can read a family card's number or an address out of them. And the
 * database itself holds the second opinion apart from the first.
 */
export const accountTies: Migration = {
  version: 160,
  name: 'account-ties',
  async up(trx) {
    await trx.raw('alter table account add column kk_tie text');
    await trx.raw('alter table account add column address_tie text');
    await trx.raw(`create trigger action_opinion before insert on action for each row
      when (split_part(new.kind, '/', 1) = 'approval.giveOpinion')
      execute function separate_duties()`);
  },
};
