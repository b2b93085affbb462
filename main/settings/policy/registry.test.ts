import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#common/domain/station/parse-policy.ts';
import { readRegistryPolicy, valuesOf } from './registry.ts';

const PRINTED = [
  '',
  String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Loket`,
  '    HubUrl    REG_SZ    https://hub.kanim.example:8443',
  '    IdleLockMinutes    REG_DWORD    0xf',
  '    ScreenshotProtection    REG_DWORD    0x1',
  String.raw`    Devices    REG_MULTI_SZ    CAMERA\0SCANNER`,
  '    PrinterA4    REG_SZ    HP LaserJet 4  (ruang 2)',
  '',
  String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Loket\Sub`,
  '',
].join('\r\n');

const PARENT = [
  '',
  String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies`,
  String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft`,
];

describe('the policy in the registry', () => {
  it('is read with its types', () => {
    expect(parsePolicy(valuesOf(PRINTED))).toEqual({
      ok: true,
      value: {
        policy: {
          HubUrl: 'https://hub.kanim.example:8443',
          IdleLockMinutes: 15,
          ScreenshotProtection: true,
          Devices: ['CAMERA', 'SCANNER'],
          PrinterA4: 'HP LaserJet 4  (ruang 2)',
        },
        ignored: [],
      },
    });
  });

  it('takes a name in other letters for the same, as Windows does, and tells of names that nobody knows', () => {
    const lines = [
      '    huburl    REG_SZ    https://hub.kanim.example:8443',
      '    IDLELOCKMINUTES    REG_DWORD    0xf',
      '    Hub Url    REG_SZ    https://hub.lain.example',
      '    Printer A4 (ruang 2)    REG_DWORD    0x1',
      '    PrinterA4     REG_SZ    HP LaserJet',
      '    (Default)    REG_SZ    x',
    ];
    expect(parsePolicy(valuesOf(lines.join('\r\n')))).toEqual({
      ok: true,
      value: {
        policy: { HubUrl: 'https://hub.kanim.example:8443', IdleLockMinutes: 15 },
        ignored: ['Hub Url', 'Printer A4 (ruang 2)', 'PrinterA4 ', '(Default)'],
      },
    });
  });

  it.each([
    ['an empty text', '    HubUrl    REG_SZ    ', 'HubUrl'],
    ['a text where a number belongs', '    IdleLockMinutes    REG_SZ    15', 'IdleLockMinutes'],
    ['bytes', '    IdleLockMinutes    REG_BINARY    0F', 'IdleLockMinutes'],
    ['letters that the console does not know', '    PrinterA4    REG_SZ    HP \uFFFD', 'PrinterA4'],
    ['no value at all', '    HubUrl    REG_NONE', 'HubUrl'],
  ])('%s is a fault of its key', (_what, line, key) => {
    expect(parsePolicy(valuesOf(line))).toEqual({ ok: false, error: { key } });
  });

  it('is none where the key is not there', async () => {
    const query = async () => PARENT.join('\r\n');
    expect(await readRegistryPolicy(query)).toBeNull();
  });

  it('is read from the machine’s part alone', async () => {
    const asked: string[] = [];
    const query = async (key: string) => {
      asked.push(key);
      return key.endsWith('Loket')
        ? PRINTED
        : [...PARENT, String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Loket`].join('\r\n');
    };
    expect(await readRegistryPolicy(query)).toMatchObject({ IdleLockMinutes: 15 });
    expect(asked.every((key) => key.startsWith('HKLM\\'))).toBe(true);
  });

  it('is never taken for none because it cannot be read', async () => {
    const denied = () => Promise.reject(new Error('exit code 1'));
    await expect(readRegistryPolicy(denied)).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
    const half = async (key: string) => {
      if (key.endsWith('Loket')) throw new Error('exit code 1');
      return [...PARENT, String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Loket`].join('\r\n');
    };
    await expect(readRegistryPolicy(half)).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
  });
});
