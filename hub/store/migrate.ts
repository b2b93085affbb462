import type { Knex } from 'knex';
import { CodedError } from '#common/contract/coded-error.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

/** Any number, as long as it is always the same: the lock under which one hub at a time migrates. */
const MIGRATION_LOCK = 7_470_001;

/** All steps that are missing, in one transaction: a hub that starts beside another waits and finds nothing to do. */
export async function migrate(store: Knex, upTo: number = SCHEMA_VERSION): Promise<void> {
  await store.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await trx.raw(
      `create table if not exists schema_version (version integer primary key, name text not null, applied_at text not null)`,
    );
    const done = new Set<number>(await trx('schema_version').pluck('version'));
    const found = Math.max(0, ...done);
    if (found > SCHEMA_VERSION) throw new CodedError('HUB_DATABASE_NEWER', { found, known: SCHEMA_VERSION });
    for (const migration of MIGRATIONS) {
      const { version, name } = migration;
      if (done.has(version) || version > upTo) continue;
      await migration.up(trx);
      await trx('schema_version').insert({ version, name, applied_at: new Date().toISOString() });
    }
  });
}

export async function schemaVersion(store: Knex): Promise<number> {
  const row = await store('schema_version').max({ version: 'version' }).first();
  return Number(row?.['version'] ?? 0);
}
