import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMachinePolicy, NO_POLICY } from './read-policy.ts';

const owner = process.getuid?.() ?? 0;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-policy-'));
  file = join(folder, 'policy.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(policy: unknown): void {
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy), { mode: 0o644 });
}
const read = () => readMachinePolicy({ file, owner }, 'linux');

// By owner and mode, which Windows has not.
describe.skipIf(process.platform === 'win32')('the policy of a Linux PC', () => {
  it('is none without a file', async () => {
    expect(await read()).toEqual(NO_POLICY);
  });

  it('is what the file says, and what this version does not know is told and not obeyed', async () => {
    write({ IdleLockMinutes: 5, Devices: ['CAMERA'], Telemetry: true });
    expect(await read()).toEqual({
      policy: { IdleLockMinutes: 5, Devices: ['CAMERA'] },
      ignored: ['Telemetry'],
      place: file,
    });
  });

  it.each([
    ['a number too large', { IdleLockMinutes: 61 }, 'IdleLockMinutes'],
    ['half a minute', { IdleLockMinutes: 1.5 }, 'IdleLockMinutes'],
    ['a hub without TLS', { HubUrl: 'http://hub.kanim.example' }, 'HubUrl'],
    ['a hub with a path', { HubUrl: 'https://hub.kanim.example/loket' }, 'HubUrl'],
    ['a mode that does not exist', { UpdateMode: 'always' }, 'UpdateMode'],
    ['a device that does not exist', { Devices: ['CAMERA', 'MICROPHONE'] }, 'Devices'],
    ['a device twice', { Devices: ['CAMERA', 'CAMERA'] }, 'Devices'],
    ['a text for a flag', { ScreenshotProtection: 'yes' }, 'ScreenshotProtection'],
    ['a file without its fingerprint', { HubCaFile: '/etc/loket/ca.pem' }, 'HubCaSha256'],
    ['a fingerprint without its file', { HubCaSha256: 'a'.repeat(64) }, 'HubCaFile'],
    ['nothing', { HubUrl: null }, 'HubUrl'],
  ])('with %s stays shut and names the key', async (_what, policy, key) => {
    write({ OfflineHours: 24, ...policy });
    await expect(read()).rejects.toMatchObject({ code: 'POLICY_INVALID', details: { key, place: file } });
  });

  it.each(['{"IdleLockMinutes": 5', '[]', '5', ''])('that is no JSON object stays shut: %j', async (text) => {
    write(text);
    await expect(read()).rejects.toMatchObject({ code: 'POLICY_UNREADABLE', details: { place: file } });
  });

  it.each([
    ['the file', () => chmodSync(file, 0o666)],
    ['its folder', () => chmodSync(folder, 0o777)],
  ])('stays shut when others may write %s', async (_what, open) => {
    write({ IdleLockMinutes: 5 });
    open();
    await expect(read()).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
  });

  it('stays shut when it belongs to somebody else', async () => {
    write({ IdleLockMinutes: 5 });
    const other = readMachinePolicy({ file, owner: owner + 1 }, 'linux');
    await expect(other).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
  });
});
