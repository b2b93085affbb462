import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { parseSettings, withSettingsFile } from './settings-file.ts';

it('takes each value as it stands, whatever a shell would make of it', () => {
  const text = [
    '\uFEFF# ours',
    '',
    'DATABASE_URL=postgres://loket:a&b$HOME#c%20d@127.0.0.1/loket',
    String.raw`HUB_CENTRE_FOLDER=E:\dari pusat\ `,
    'HUB_TLS_CERT = /srv/my hub/hub.crt',
    `HUB_TLS_KEY="/srv/it's mine/hub.key"`,
    `HUB_BACKUP_FOLDER='/mnt/a "disk"'`,
    'HUB_X=$(touch /tmp/x); `id` # no remark',
    'HUB_HOST=',
    '  # also a remark',
  ].join('\r\n');
  expect(parseSettings(text)).toEqual({
    DATABASE_URL: 'postgres://loket:a&b$HOME#c%20d@127.0.0.1/loket',
    HUB_CENTRE_FOLDER: 'E:\\dari pusat\\',
    HUB_TLS_CERT: '/srv/my hub/hub.crt',
    HUB_TLS_KEY: "/srv/it's mine/hub.key",
    HUB_BACKUP_FOLDER: '/mnt/a "disk"',
    HUB_X: '$(touch /tmp/x); `id` # no remark',
    HUB_HOST: '',
  });
});

it('names the lines that are none, and shows nothing of them', () => {
  const parse = () => parseSettings('HUB_PORT=1\nsecret word\nexport HUB_HOST=x\n');
  expect(parse).toThrow(ConfigError);
  expect(parse).toThrow(/: hub\.env:2, hub\.env:3$/);
});

it('refuses every name that steers other programs', () => {
  for (const name of [
    'PATH',
    'Path',
    'ComSpec',
    'LD_PRELOAD',
    'NODE_OPTIONS',
    'PGSERVICEFILE',
    'PGSSLKEY',
    'hub_port',
  ]) {
    expect(() => parseSettings(`HUB_PORT=1\n${name}=x\n`), name).toThrow(/: hub\.env:2$/);
  }
  expect(parseSettings('PGSSLROOTCERT=/srv/ca.pem')).toEqual({ PGSSLROOTCERT: '/srv/ca.pem' });
});

it('what the office wrote goes before what was there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-settings-'));
  try {
    const file = join(folder, 'hub.env');
    writeFileSync(file, 'HUB_PORT=7999\n');
    const env = { HUB_PORT: '1', HUB_HOST: 'x', HUB_SETTINGS_FILE: file };
    expect(withSettingsFile(env)).toEqual({ ...env, HUB_PORT: '7999' });
    expect(withSettingsFile({ HUB_PORT: '1' })).toEqual({ HUB_PORT: '1' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
