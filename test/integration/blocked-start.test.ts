import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { blockedHandlers } from '#main/app/blocked-desk.ts';
import { openDesk } from '#main/app/open-desk.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import { checkSettingsFile } from '#main/settings/settings-file.ts';
import { maskingKeyring, testParts } from '#test/support/desk-parts.ts';
import { RESOURCES } from '#test/support/test-desk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function problemOf(opening: Promise<unknown>): Promise<ReplyError> {
  try {
    await opening;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { code: error.code, ...(error.details ? { details: error.details } : {}) };
  }
  throw new Error('The desk opened');
}

describe('a settings file', () => {
  const path = () => join(folder, 'desk.json');

  it('that is whole or not there is no problem', () => {
    expect(checkSettingsFile(folder)).toBeNull();
    writeFileSync(path(), JSON.stringify({ desk: 'Loket 2', preferences: { language: 'xx' } }));
    expect(checkSettingsFile(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual(['desk.json']);
  });

  it.each([
    ['cut off', '{"desk":"Loket 1","dataKey":{"sea'],
    ['empty', ''],
    ['a list', '[1]'],
    ['with a spoilt key', '{"dataKey":{"sealed":5,"backend":"x"}}'],
  ])('that is %s is told and kept beside, byte for byte', (_, text) => {
    writeFileSync(path(), text);
    const problem = checkSettingsFile(folder);
    expect(problem?.code).toBe('SETTINGS_DAMAGED');
    const [kept, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(problem?.details).toEqual({ kept });
    expect(kept).toMatch(/^desk\.damaged-\d+\.json$/);
    expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe(text);
  });

  it('that cannot be read is told and left where it is', () => {
    mkdirSync(path());
    expect(checkSettingsFile(folder)?.code).toBe('SETTINGS_DAMAGED');
    expect(readdirSync(folder)).toEqual(['desk.json']);
  });

  it('that is gone makes no new key over records', async () => {
    const parts = testParts(folder);
    const { desk } = await openDesk(parts);
    await desk.db.destroy();
    const bytes = readFileSync(join(folder, 'desk.db'));
    const fresh = fallbackSettings();
    expect(await problemOf(openDesk({ ...parts, settings: fresh }))).toMatchObject({
      code: 'DATABASE_KEY_LOST',
    });
    expect(fresh.all()).toMatchObject({ dataKey: null, attachmentKey: null });
    expect(readFileSync(join(folder, 'desk.db')).equals(bytes)).toBe(true);
  });

  it('that was damaged still leaves a screen with words in a language', async () => {
    const preferences = fallbackSettings();
    const { profile, version, clock, dialogs } = testParts(folder);
    const problem = new CodedError('SETTINGS_DAMAGED', { kept: 'desk.damaged-1.json' });
    const recover = () => Promise.reject(problem);
    const handlers = blockedHandlers({
      problem,
      profile,
      version,
      clock,
      preferences,
      recover,
      dialogs,
      restore: null,
      before: null,
      diagnostics: async () => '',
    });
    expect(await handlers['session.status']({})).toMatchObject({
      state: 'BLOCKED',
      problem: { code: 'SETTINGS_DAMAGED', details: { kept: 'desk.damaged-1.json' } },
    });
    await handlers['office.preferences']({ language: 'en' });
    expect(await handlers['office.readPreferences']({})).toMatchObject({ language: 'en' });
    await expect(handlers['session.recover']({ text: 'XXXX-XXXX-XXXX' })).rejects.toBe(problem);
  });
});

describe('a procedure file', () => {
  let resources: string;
  let dataFolder: string;

  beforeEach(() => {
    resources = join(folder, 'resources');
    dataFolder = join(folder, 'data');
    cpSync(RESOURCES, resources, { recursive: true });
  });

  const problem = () => problemOf(openDesk(testParts(dataFolder, { resources })));
  const spoil = (file: string, text: string) => writeFileSync(join(resources, 'sop', file), text);

  it('that is no JSON is named, before a key or a record is made', async () => {
    spoil('2026-1/fees.json', '{');
    expect(await problem()).toEqual({
      code: 'SOP_INVALID',
      details: { file: '2026-1/fees.json', path: '–' },
    });
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('with a wrong value is named with the path of it', async () => {
    const file = join(resources, 'sop/2026-1/settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as { pickupDays: object };
    spoil(
      '2026-1/settings.json',
      JSON.stringify({ ...settings, pickupDays: { ...settings.pickupDays, value: 'x' } }),
    );
    expect(await problem()).toEqual({
      code: 'SOP_INVALID',
      details: { file: '2026-1/settings.json', path: 'settings.pickupDays.value' },
    });
  });

  it('of the calendar is named as well', async () => {
    spoil('calendar/2026.json', JSON.stringify({ year: 2026, days: [{}], status: 'CONFIRMED', source: 'x' }));
    expect(await problem()).toEqual({
      code: 'SOP_INVALID',
      details: { file: 'calendar/2026.json', path: 'days.0.date' },
    });
  });

  it('that is missing is named; no calendar at all has its own words', async () => {
    for (const year of readdirSync(join(resources, 'sop/calendar'))) {
      rmSync(join(resources, 'sop/calendar', year));
    }
    expect(await problem()).toEqual({ code: 'CALENDAR_MISSING' });
    rmSync(join(resources, 'sop/2026-1/lanes.json'));
    expect(await problem()).toMatchObject({ code: 'SOP_INVALID', details: { file: '2026-1/lanes.json' } });
    rmSync(join(resources, 'sop/2026-1'), { recursive: true });
    expect(await problem()).toMatchObject({ code: 'SOP_INVALID', details: { file: '2026-1/sop.json' } });
  });
});

describe('a computer without a keyring', () => {
  it.each([
    ['none', maskingKeyring({ isAvailable: () => false })],
    ['one that hides nothing', maskingKeyring({ backend: () => 'basic_text' })],
  ])('is told so at the first start and later (%s)', async (_, keyring) => {
    expect(await problemOf(openDesk(testParts(folder, { keyring })))).toMatchObject({
      code: 'KEYRING_MISSING',
    });
    const parts = testParts(folder);
    await (await openDesk(parts)).desk.db.destroy();
    expect(await problemOf(openDesk({ ...parts, keyring }))).toMatchObject({ code: 'KEYRING_MISSING' });
  });
});

describe('a sample office', () => {
  it('whose file is damaged is named by file and field', async () => {
    const resources = join(folder, 'resources');
    cpSync(RESOURCES, resources, { recursive: true });
    const path = join(resources, 'sample', 'office.json');
    const sample = JSON.parse(readFileSync(path, 'utf8')) as { zone: string };
    writeFileSync(path, JSON.stringify({ ...sample, zone: 'UTC' }));
    const { desk } = await openDesk({ ...testParts(folder), resources });
    const problem = await problemOf(seedSampleOffice(desk, resources, false));
    expect(problem).toEqual({
      code: 'SAMPLE_INVALID',
      details: { file: 'sample/office.json', path: 'zone' },
    });
    await desk.db.destroy();
  });
});
