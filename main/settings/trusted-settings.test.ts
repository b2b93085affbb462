import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { fallbackSettings } from './fallback-settings.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from './settings.ts';
import { trustedSettings } from './trusted-settings.ts';

const OWN: DeskSettings['fingers'] = { issuers: [], device: null, level: 'L1' };
const PROGRAM = { command: '/tmp/other', configFolder: '/tmp' } as unknown as DeskSettings['qualityProgram'];

it('what IT set on its page is believed, by this PC’s records alone', () => {
  const file = fallbackSettings();
  const key = randomBytes(32);
  const foreign = vi.fn();
  trustedSettings(file, key, foreign).setFingers(OWN);
  expect(trustedSettings(file, key, foreign).fingers()).toEqual(OWN);
  expect(foreign).not.toHaveBeenCalled();
  expect(trustedSettings(file, randomBytes(32), foreign).fingers()).toEqual(DEFAULT_SETTINGS.fingers);
  expect(foreign).toHaveBeenCalledWith('fingers');
});

it('what somebody wrote into the file reads as not set up, and is told once', () => {
  const file = fallbackSettings();
  const foreign = vi.fn();
  const settings = trustedSettings(file, randomBytes(32), foreign);
  settings.setFingers(OWN);
  // A seal of another section, or of an older value, does not serve.
  const { seals } = file.all();
  const device = { serial: 'SN-9', code: 'C', make: 'M', model: 'X' };
  file.set('fingers', { ...OWN, level: 'L0', device });
  file.set('qualityProgram', PROGRAM);
  file.set('seals', { ...seals, qualityProgram: seals['fingers'] ?? '' });
  expect(settings.fingers()).toEqual(DEFAULT_SETTINGS.fingers);
  expect(settings.qualityProgram()).toBeNull();
  settings.fingers();
  expect(foreign.mock.calls.map(([section]) => section)).toEqual(['fingers', 'qualityProgram']);
  settings.setFingers(OWN);
  expect(settings.fingers()).toEqual(OWN);
});

it('what was never set needs no seal', () => {
  const foreign = vi.fn();
  const settings = trustedSettings(fallbackSettings(), randomBytes(32), foreign);
  expect(settings.chipReader()).toEqual(DEFAULT_SETTINGS.chipReader);
  expect(settings.qualityProgram()).toBeNull();
  expect(foreign).not.toHaveBeenCalled();
});
