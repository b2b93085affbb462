import { parseArgs } from 'node:util';
import { z } from 'zod';
import { judgeMrz } from '#common/domain/identity/mrz-verdict.ts';
import { generateMrz } from '#common/domain/identity/mrz.ts';
import { Sex } from '#common/domain/applications/vocabulary.ts';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

const WIB_MINUTES = 420;
const USAGE = `npm run mrz -- parse LINE1 LINE2 [--nik NIK]
npm run mrz -- generate '{"fullName":…,"passportNumber":…,"birthDate":…,"sex":"MALE"|"FEMALE","expiresOn":…,"nik":…}'
`;

const Book = z.strictObject({
  fullName: z.string(),
  passportNumber: z.string(),
  birthDate: PlainDate,
  sex: Sex,
  expiresOn: PlainDate,
  nik: z.string(),
});

/** One JSON line. 0 when it was answered, whatever the verdict is; 1 for a book that has no lines; 2 for a wrong call. */
function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    options: { nik: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  });
  const [command, ...given] = positionals;
  if (command === 'parse' && given.length === 2) return parse(given, values.nik);
  if (command === 'generate' && given.length === 1) return generate(given[0] ?? '');
  process.stderr.write(USAGE);
  return 2;
}

function parse(lines: readonly string[], nik: string | undefined): number {
  const today = localDate(toInstant(new Date()), WIB_MINUTES);
  const { valid, fields, issues } = judgeMrz(lines, today, nik);
  print({ valid, lines, fields, issues });
  return 0;
}

function generate(text: string): number {
  const book = Book.safeParse(jsonOrNull(text));
  if (!book.success) {
    const fields = book.error.issues.map(({ path }) => path.join('.') || '(root)');
    print({ error: 'INPUT_INVALID', fields: [...new Set(fields)] });
    return 2;
  }
  const lines = generateMrz(book.data);
  print(lines.ok ? { lines: lines.value } : { error: lines.error });
  return lines.ok ? 0 : 1;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

process.exitCode = run(process.argv.slice(2));
