import type { DeskDatabase } from './encrypted-sqlite.ts';

const PROBLEMS_SHOWN = 50;

/** Every page, index and foreign key; empty when all is well. What it says names tables and pages, never contents. */
export async function checkRecords(db: DeskDatabase): Promise<string[]> {
  const pages: { integrity_check: string }[] = await db.raw(`pragma integrity_check(${PROBLEMS_SHOWN})`);
  const keys: { table: string }[] = await db.raw('pragma foreign_key_check');
  const problems = pages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return [...problems, ...new Set(keys.map(({ table }) => `${table}: foreign key`))];
}

/** The whole records as they stand in this moment, sealed by the same key, into a file that is not there yet. */
export async function copyRecordsTo(db: DeskDatabase, path: string): Promise<void> {
  await db.raw('vacuum into ?', [path]);
}

export async function sqliteVersion(db: DeskDatabase): Promise<string> {
  const rows: { version: string }[] = await db.raw('select sqlite_version() as version');
  return rows[0]?.version ?? '';
}
