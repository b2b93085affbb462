import type { Knex } from 'knex';
import { DeskLock } from '#common/contract/hub/fleet.ts';
import { forgetMeta, readMeta, writeMeta } from './small-tables.ts';

const KEY = 'deskLock';

/** What the hub said last: a desk that was locked stays so without the hub, and over a restart. */
export async function readDeskLock(db: Knex): Promise<DeskLock | null> {
  const stored = await readMeta(db, KEY);
  return stored === null ? null : DeskLock.parse(JSON.parse(stored));
}

export async function keepDeskLock(db: Knex, lock: DeskLock | null): Promise<void> {
  await (lock === null ? forgetMeta(db, KEY) : writeMeta(db, KEY, JSON.stringify(lock)));
}
