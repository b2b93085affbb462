import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { leapCounts, nextCount } from './small-tables.ts';

it('after records came back from a copy the rest of the day is numbered far above what may have been given out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-counts-'));
  const db = await openDatabase({ filename: join(folder, 'desk.db'), key: randomBytes(32) });
  const [today, tomorrow] = ['2026-11-24' as PlainDate, '2026-11-25' as PlainDate];
  expect(await nextCount(db, 'register', today)).toBe(1);
  await leapCounts(db, today);
  expect(await nextCount(db, 'register', today)).toBe(501);
  expect(await nextCount(db, 'register', today)).toBe(502);
  expect(await nextCount(db, 'ticket', today)).toBe(501);
  await leapCounts(db, today);
  expect(await nextCount(db, 'register', today)).toBe(1001);
  expect(await nextCount(db, 'register', tomorrow)).toBe(1);
  await db.destroy();
  rmSync(folder, { recursive: true });
});
