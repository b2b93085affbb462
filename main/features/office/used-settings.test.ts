import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  NORMS_FIXED_BY_LAW,
  NORMS_NOT_YET_USED,
  TimeNormId,
} from '#common/domain/office/time-norm-schema.ts';
import { PrivacyPolicy } from '#common/domain/privacy/specific-data.ts';
import { DECIDED_BY_POLICY, NOT_YET_USED, SopSettings } from '#common/domain/sop/settings.ts';
import { CATALOGUES, LANGUAGES } from '#common/i18n/index.ts';

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

it.each(Object.keys(SopSettings.shape))(
  '%s is read by a rule, decided by the policy or marked as not used yet',
  (name) => {
    const isRead = new RegExp(`\\b${name}\\??\\.value\\b`).test(SOURCE);
    const marked: ReadonlySet<string> = new Set([...NOT_YET_USED, ...DECIDED_BY_POLICY]);
    expect(isRead).toBe(!marked.has(name));
  },
);

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

it.each(TimeNormId.options)(
  'the norm %s is asked by a rule, fixed by law or marked as not used yet',
  (id) => {
    const isAsked = new RegExp(`(getNorm\\([^)]*|norm: |after\\(|\\? |: |own\\[)'${id}'`).test(SOURCE);
    expect(isAsked).toBe(!NORMS_NOT_YET_USED.has(id) && !NORMS_FIXED_BY_LAW.has(id));
  },
);

it('sends nobody to the policy for what stands here unused', () => {
  expect([...DECIDED_BY_POLICY].filter((name) => NOT_YET_USED.has(name))).toEqual([]);
  expect([...NORMS_FIXED_BY_LAW].filter((id) => NORMS_NOT_YET_USED.has(id))).toEqual([]);
});

it.each(LANGUAGES)('names the document that decides instead, as it is called (%s)', (language) => {
  const { office, papers } = CATALOGUES[language];
  expect(office.byPolicy).toContain(papers.name.policy);
  expect(Object.keys(PrivacyPolicy.shape)).toEqual(expect.arrayContaining(['printDays', 'photoDays']));
});
