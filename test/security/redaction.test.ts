import { expect, it } from 'vitest';
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
