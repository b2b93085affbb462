import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#test/support/app.ts';

function mrz(...args: string[]): { status: number | null; answer: Record<string, unknown> } {
  const ran = spawnSync(process.execPath, [join(ROOT, 'main', 'cli', 'mrz.ts'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: ran.status, answer: ran.stdout === '' ? {} : JSON.parse(ran.stdout) };
}

const BOOK = {
  fullName: 'Budi Santoso',
  passportNumber: 'X1234567',
  birthDate: '1987-11-12',
  sex: 'MALE',
  expiresOn: '2036-03-15',
  nik: '1371991211870001',
};

it('writes the lines of a book and reads them back', () => {
  const made = mrz('generate', JSON.stringify(BOOK));
  expect(made.status).toBe(0);
  const { lines } = made.answer as { lines: [string, string] };
  const read = mrz('parse', ...lines, '--nik', BOOK.nik);
  expect(read).toMatchObject({ status: 0, answer: { valid: true, lines, issues: [] } });
  expect(read.answer['fields']).toMatchObject({ passportNumber: 'X1234567', birthDate: '1987-11-12' });
});

it('takes lines as they are given: small letters and blanks are none of the allowed characters', () => {
  const { answer } = mrz('generate', JSON.stringify(BOOK));
  const [line1, line2] = answer['lines'] as [string, string];
  for (const [upper, lower] of [
    [line1.toLowerCase(), line2],
    [line1, ` ${line2}`],
    [line1, `${line2.slice(0, 43)} `],
  ] as const) {
    expect(mrz('parse', upper, lower)).toMatchObject({
      status: 0,
      answer: { valid: false, lines: [upper, lower] },
    });
  }
});

it('answers for lines that are none, and says what it wants when it was called wrongly', () => {
  expect(mrz('parse', 'P<IDN', 'X')).toMatchObject({ status: 0, answer: { valid: false, fields: null } });
  expect(mrz('generate', '{"fullName":"Budi"}')).toMatchObject({
    status: 2,
    answer: { error: 'INPUT_INVALID' },
  });
  expect(mrz('generate', JSON.stringify({ ...BOOK, nik: '1' }))).toMatchObject({
    status: 1,
    answer: { error: 'NIK' },
  });
  expect(mrz('parse')).toMatchObject({ status: 2, answer: {} });
});
