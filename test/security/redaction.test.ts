import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { Switchboard } from '#main/app/switchboard.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { OUR_PAGE } from '#test/support/test-desk.ts';
import { testParts } from '#test/support/desk-parts.ts';
import { redact } from '#runtime/logging/redact.ts';

const CORPUS: readonly [text: string, secrets: readonly string[]][] = [
  ['NIK 1371991211870001 tidak ditemukan', ['1371991211870001']],
  ['kode billing 820261124000001 kadaluarsa', ['820261124000001']],
  ['paspor X1234567 sudah dipakai', ['X1234567']],
  ['P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<', ['SANTOSO', 'BUDI']],
  ['X1234567<7IDN8711120M36031581371991211000100', ['8711120', '1371991211000100']],
  ['UNIQUE constraint failed for "BUDI SANTOSO"', ['BUDI SANTOSO']],
  ["no such file 'C:\\Users\\siti\\scan.pdf'", ['siti', 'scan.pdf']],
  ['ENOENT: open /home/siti/Dokumen/ktp-siti.jpg', ['siti', 'ktp']],
  ['hubungi siti.aminah@contoh.co.id segera', ['siti.aminah']],
  ['telepon +62 812-3456-7890 atau 081234567890', ['812-3456', '081234567890']],
  ['lahir 1987-11-12 atau 12-11-1987', ['1987-11-12', '12-11-1987']],
  ['call failed for “BUDI SANTOSO” at the desk', ['BUDI SANTOSO']],
  ['nama:BUDI SANTOSO;nik:1371991211870001', ['1371991211870001', 'BUDI']],
  ['{"name":"BUDI SANTOSO","phone":"081234567890"}', ['BUDI SANTOSO', '081234567890']],
  ['EACCES: /media/siti/STICK/loket.site', ['siti']],
  [String.raw`EPERM: D:\Cadangan\loket-budi.loketdesk`, ['budi', 'Cadangan']],
  ['NIK 1371 9912 1187 0001', ['1371 9912 1187 0001']],
  ['paspor E 1234567', ['1234567']],
  [`values ('${'catatan '.repeat(60)}', 'BUDI SANTOSO') - locked`, ['catatan', 'BUDI SANTOSO']],
  [`"${'x'.repeat(401)}" cannot be taken: 'SITI AMINAH'`, ['SITI AMINAH']],
  ["can't write: values ('BUDI', 'O'Brien', 'SITI AMINAH')", ['BUDI', 'SITI', 'Brien']],
  ["values ('SITI AMINAH binti", ['SITI']],
  ['“SITI AMINAH binti', ['SITI']],
  [String.raw`EPERM: \\server\siti\ktp.jpg`, ['siti', 'ktp']],
  ['ENOENT: /srv/siti/ktp.jpg', ['siti', 'ktp']],
];

it.each(CORPUS)('leaves nothing personal of: %s', (text, secrets) => {
  const safe = redact(text);
  for (const secret of secrets) expect(safe).not.toContain(secret);
});

it('keeps what an engineer needs', () => {
  expect(redact('SQLITE_BUSY while applying 0010-initial at 2026-11-24T01:02:03.004Z')).toBe(
    'SQLITE_BUSY while applying 0010-initial at 2026-11-24T01:02:03.004Z',
  );
});

it('an error of the records tells no value that was to be written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-error-'));
  const records = await openDatabase({ filename: join(folder, 'loket.db'), key: randomBytes(32) });
  const note = 'x'.repeat(500);
  const table = (records as unknown as (name: string) => Knex.QueryBuilder)('nowhere');
  const failed = await table.insert({ name: 'SITI AMINAH', note }).then(null, String);
  expect(failed).toContain('no such table');
  expect(failed).not.toContain('SITI');
  await records.destroy();
  rmSync(folder, { recursive: true });
});

it('leaves nothing personal in the diagnostics of a PC that stays shut, which anybody at it may save', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-shut-'));
  mkdirSync(join(folder, 'logs'));
  mkdirSync(join(folder, 'data', 'backups'), { recursive: true });
  writeFileSync(join(folder, 'logs', 'loket.log'), CORPUS.map(([text]) => `${text}\n`).join(''));
  writeFileSync(join(folder, 'data', 'backups', 'siti.aminah@contoh.co.id.db'), '');
  const path = join(folder, 'diagnostics.json');
  const parts = testParts(join(folder, 'data'), {
    userData: folder,
    machine: {
      policy: { HubUrl: 'https://hub.rahasia.example' },
      ignored: ['NIK 1371991211870001'],
      place: null,
    },
    dialogs: { ...testParts(folder).dialogs, chooseSavePath: async () => path },
  });
  const problem = new CodedError('POLICY_INVALID', { key: 'HubUrl', place: '/home/siti/policy.json' });
  const board = new Switchboard(parts, problem, true);
  await board.open();
  expect(await board.handle(OUR_PAGE, 'station.saveDiagnostics', {})).toMatchObject({ ok: false });
  expect(await board.handle(OUR_PAGE, 'station.saveBlockedDiagnostics', {})).toEqual({
    ok: true,
    value: { saved: true },
  });
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    problem: { code: 'POLICY_INVALID', details: { key: 'HubUrl' } },
    versions: { loket: '0.0.0' },
    policy: { keys: ['HubUrl'] },
  });
  const { log } = JSON.parse(text) as { log: string[] };
  for (const [at, [, secrets]] of CORPUS.entries()) {
    for (const secret of secrets) expect(log[at] ?? secret).not.toContain(secret);
  }
  for (const secret of ['rahasia', 'siti', '1371991211870001', folder]) expect(text).not.toContain(secret);
  await board.close();
  rmSync(folder, { recursive: true });
});

it('an open desk gives the diagnostics of a shut one to nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-open-'));
  const board = new Switchboard(testParts(join(folder, 'data'), { userData: folder }), null, true);
  await board.open();
  expect(await board.handle(OUR_PAGE, 'station.saveBlockedDiagnostics', {})).toMatchObject({
    code: 'SIGNED_OUT',
  });
  await board.close();
  rmSync(folder, { recursive: true });
});
