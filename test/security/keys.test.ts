import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { isPermissionAllowed } from '#main/security/permissions.ts';
import { fromRecoveryText, takeKey, toRecoveryText, type Keyring } from '#main/settings/keys.ts';
import { DEFAULT_SETTINGS, readSettings, type DeskSettings } from '#main/settings/settings.ts';

function memorySettings(start: Partial<DeskSettings> = {}) {
  let settings: DeskSettings = { ...DEFAULT_SETTINGS, ...start };
  return {
    all: () => settings,
    set: (key: string, value: unknown) => {
      settings = { ...settings, [key]: value };
    },
  };
}

function keyring(change: Partial<Keyring> = {}): Keyring {
  const mask = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isAvailable: () => true,
    backend: () => 'gnome_libsecret',
    wrap: (text) => mask(Buffer.from(text)),
    unwrap: (sealed) => mask(sealed).toString(),
    ...change,
  };
}

describe('the data key', () => {
  it('is made once, wrapped by the OS, and the backend is recorded', () => {
    const settings = memorySettings();
    const key = takeKey('dataKey', settings, keyring(), false);
    expect(key).toHaveLength(32);
    expect(takeKey('dataKey', settings, keyring(), true).equals(key)).toBe(true);
    const stored = JSON.stringify(settings.all());
    expect(stored).toContain('gnome_libsecret');
    expect(stored).not.toContain(key.toString('base64'));
    expect(stored).not.toContain(key.toString('hex'));
  });

  it('is never replaced where records exist', () => {
    expect(() => takeKey('dataKey', memorySettings(), keyring(), true)).toThrow(CodedError);
    const settings = memorySettings();
    takeKey('dataKey', settings, keyring(), false);
    const other = keyring({ unwrap: () => 'garbage' });
    expect(() => takeKey('dataKey', settings, other, true)).toThrow(CodedError);
    expect(settings.all().dataKey).not.toBeNull();
  });

  it.each(['basic_text', 'unknown'])('is not trusted to the backend %s', (backend) => {
    expect(() => takeKey('dataKey', memorySettings(), keyring({ backend: () => backend }), false)).toThrow(
      CodedError,
    );
  });

  it('comes back from its recovery text, also when letters were confused', () => {
    for (let index = 0; index < 50; index += 1) {
      const key = randomBytes(32);
      const text = toRecoveryText(key);
      expect(fromRecoveryText(text)?.equals(key)).toBe(true);
      expect(
        fromRecoveryText(
          text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' '),
        )?.equals(key),
      ).toBe(true);
    }
    expect(fromRecoveryText('TOO-SHORT')).toBeNull();
  });
});

it('spoilt settings fall back, spoilt keys do not', () => {
  expect(readSettings({ preferences: { language: 'xx' }, idleLockMinutes: -1 })).toMatchObject({
    idleLockMinutes: 10,
  });
  expect(() => readSettings({ dataKey: { sealed: 5 } })).toThrow();
});

it.each([
  ['media', 'app://loket/index.html', true, ['video'], true],
  ['media', 'app://loket/index.html', true, ['video', 'audio'], false],
  ['media', 'app://loket/index.html', true, [], false],
  ['media', 'app://loket/index.html', false, ['video'], false],
  ['media', 'https://evil/', true, ['video'], false],
  ['geolocation', 'app://loket/index.html', true, [], false],
  ['notifications', 'app://loket/index.html', true, [], false],
  ['clipboard-read', 'app://loket/index.html', true, [], false],
  ['usb', 'app://loket/index.html', true, [], false],
])('the permission %s for %s is %s', (permission, url, isMainFrame, mediaTypes, isAllowed) => {
  expect(isPermissionAllowed({ permission, url, isMainFrame, mediaTypes }, undefined)).toBe(isAllowed);
});
