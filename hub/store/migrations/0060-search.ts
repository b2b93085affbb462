import type { Migration } from './migration.ts';

/** Files that lie on no desk any more are found here, by the beginnings of their words. */
export const search: Migration = {
  version: 60,
  name: 'search',
  async up(trx) {
    await trx.raw(`create function words_of(name text, number text, passport_number text) returns tsvector
      language sql immutable as $$ select to_tsvector('simple', name || ' ' || number || ' ' || coalesce(passport_number, '')) $$`);
    await trx.raw(
      'create index application_words on application using gin (words_of(name, number, passport_number))',
    );
  },
};
