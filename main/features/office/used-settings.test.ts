import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NOT_YET_USED, SopSettings } from '#common/domain/sop/settings.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** What the program is made of, without its tests. */
const SOURCE = ['common', 'runtime', 'main', 'hub', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(ROOT, folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it.each(Object.keys(SopSettings.shape))('%s is read by a rule or marked as not used yet', (name) => {
  const isRead = new RegExp(`\\b${name}\\??\\.value\\b`).test(SOURCE);
  const marked: ReadonlySet<string> = NOT_YET_USED;
  expect(isRead).toBe(!marked.has(name));
});
