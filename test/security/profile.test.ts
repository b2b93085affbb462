import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskParts } from '#main/app/desk-parts.ts';
import { openDesk } from '#main/app/open-desk.ts';
import { readEnvironment, type Profile } from '#main/app/profile.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { testParts } from '#test/support/desk-parts.ts';
import { RESOURCES } from '#test/support/test-desk.ts';

let folder: string;
let parts: DeskParts;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-profile-'));
  parts = testParts(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(profile: Profile): Promise<string> {
  try {
    const { desk } = await openDesk({ ...parts, profile });
    if (profile !== 'production') await seedSampleOffice(desk, RESOURCES, false);
    await desk.db.destroy();
    return 'OPEN';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the profile of the records', () => {
  it.each<[Profile, Profile, string]>([
    ['production', 'production', 'OPEN'],
    ['production', 'demo', 'PROFILE_MISMATCH'],
    ['production', 'test', 'PROFILE_MISMATCH'],
    ['demo', 'production', 'PROFILE_MISMATCH'],
    ['demo', 'test', 'OPEN'],
    ['test', 'demo', 'OPEN'],
  ])('begun as %s, started as %s: %s', async (first, second, outcome) => {
    expect(await start(first)).toBe('OPEN');
    expect(await start(second)).toBe(outcome);
    expect(await start(first)).toBe('OPEN');
  });

  it('is production for records that have people and no mark', async () => {
    expect(await start('demo')).toBe('OPEN');
    const { desk } = await openDesk({ ...parts, profile: 'demo' });
    await desk.db('meta').where({ key: 'profile' }).delete();
    await desk.db.destroy();
    expect(await start('demo')).toBe('PROFILE_MISMATCH');
    expect(await start('production')).toBe('OPEN');
  });
});

describe('the environment', () => {
  const env = {
    LOKET_PROFILE: 'demo',
    LOKET_DATA: '/tmp/x',
    LOKET_NOW: '2026-11-24T02:00:00.000Z',
    LOKET_POLICY: '/tmp/policy.json',
  };

  it('says where and when for a build that is worked on', () => {
    expect(readEnvironment(env, false)).toEqual({
      profile: 'demo',
      dataFolder: '/tmp/x',
      startsAt: new Date(env.LOKET_NOW),
      isEmpty: false,
      policyFile: '/tmp/policy.json',
      siteFile: null,
      acceptance: null,
    });
    expect(readEnvironment(env, false, ['--site-file=/tmp/s', '--accept=/tmp/a'])).toMatchObject({
      siteFile: '/tmp/s',
      acceptance: { folder: '/tmp/a' },
    });
    expect(readEnvironment({ ...env, LOKET_PROFILE: 'production' }, false)).toMatchObject({
      startsAt: null,
      policyFile: null,
    });
    expect(() => readEnvironment({ ...env, LOKET_PROFILE: 'prodution' }, false)).toThrow(
      /LOKET_PROFILE is not understood, use: production \| demo \| test/,
    );
  });

  it('says neither to a packaged build, not even with nonsense', () => {
    const packaged = {
      profile: 'demo',
      dataFolder: null,
      startsAt: null,
      isEmpty: false,
      policyFile: null,
      siteFile: null,
      acceptance: null,
    };
    expect(readEnvironment(env, true)).toEqual(packaged);
    expect(readEnvironment({ ...env, LOKET_DATA: '', LOKET_NOW: 'tomorrow' }, true)).toEqual(packaged);
  });
});
