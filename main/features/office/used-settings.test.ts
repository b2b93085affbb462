import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NORMS_NOT_YET_USED, TimeNormId } from '#common/domain/office/time-norm-schema.ts';
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

/** Every `{ value, status, source }` of a procedure's file, by the name under which code reads it. */
function settingNames(content: unknown, name = ''): string[] {
  if (Array.isArray(content)) return content.flatMap((one) => settingNames(one, name));
  if (typeof content !== 'object' || content === null) return [];
  const own = 'value' in content && 'source' in content ? [name] : [];
  return [...own, ...Object.entries(content).flatMap(([key, inner]) => settingNames(inner, key))];
}

const FOLDER = join(ROOT, 'resources', 'sop', '2026-1');
const OTHER_FILES = readdirSync(FOLDER).filter((file) => file !== 'settings.json');

it.each(OTHER_FILES)('every setting of %s is read by a rule', (file) => {
  const names = new Set(settingNames(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))));
  const unread = [...names].filter((name) => !new RegExp(`\\b${name}\\??\\.value\\b`).test(SOURCE));
  expect(unread).toEqual([]);
});

it.each(TimeNormId.options)('the norm %s is asked by a rule or marked as not used yet', (id) => {
  const isAsked = new RegExp(`(getNorm\\([^)]*|norm: |after\\(|\\? |: |own\\[)'${id}'`).test(SOURCE);
  expect(isAsked).toBe(!NORMS_NOT_YET_USED.has(id));
});
