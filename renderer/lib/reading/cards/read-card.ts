import { checkNik } from '#common/domain/identity/nik.ts';
import { isPlainDate } from '#common/kernel/plain-date.ts';
import type { CardField, CardFieldName, TextLine } from './card-field.ts';
import type { PageKind } from './page-kind.ts';

/** The lines of a KTP or KK that the office's form holds too. */
export function readCard(kind: PageKind, lines: readonly TextLine[]): CardField[] {
  if (kind === 'KTP') return [nik, name, birth, sex, address].flatMap((read) => read(lines));
  if (kind === 'KK') return [kkNumber, headOfFamily, address].flatMap((read) => read(lines));
  return [];
}

/** What stands behind a label, up to a second label on the same line. */
function valueOf(lines: readonly TextLine[], label: RegExp): { value: string; line: TextLine } | null {
  for (const line of lines) {
    const found = label.exec(line.text);
    if (!found) continue;
    const rest = line.text.slice(found.index + found[0].length).replace(/^[\s:;.=-]+/, '');
    const value = rest.replace(/\s+(?:Go[l1]\.?\s*Darah|Kode\s*Pos|RT\s*\/?\s*RW)\b.*$/i, '').trim();
    if (value !== '') return { value, line };
  }
  return null;
}

function field(name: CardFieldName, value: string, line: TextLine, issues: string[] = []): CardField[] {
  return [{ name, value, confidence: line.confidence, issues }];
}

/** Letters that a recogniser takes for the digits they resemble. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  '!': '1',
  '|': '1',
  Z: '2',
  S: '5',
  B: '8',
};

function digitsOf(text: string): string {
  return [...text.toUpperCase().replaceAll(/[\s.:-]/g, '')].map((char) => DIGIT_OF[char] ?? char).join('');
}

/** Sixteen digits behind the label; the rules say what is wrong with them, nothing is put right. */
function nik(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /\bN[I1l!|]K\b/i);
  const digits = found ? (/\d{16}/.exec(digitsOf(found.value))?.[0] ?? digitsOf(found.value)) : '';
  if (!found || !/^\d{14,18}$/.test(digits)) return [];
  return field(
    'nik',
    digits,
    found.line,
    checkNik(digits).issues.map(({ code }) => code),
  );
}

function kkNumber(lines: readonly TextLine[]): CardField[] {
  for (const line of lines) {
    const found = /\bNo[.,:]?\s*[:.]?\s*([\dOIlSBZ .]{16,24})/i.exec(line.text);
    const digits = digitsOf(found?.[1] ?? '');
    if (/^\d{16}$/.test(digits)) return field('kkNumber', digits, line);
  }
  return [];
}

function name(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /^\W*N[ae]m[ae]\b/i);
  return found ? field('fullName', cleanName(found.value), found.line) : [];
}

function headOfFamily(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /Kepala\s*Keluarga/i);
  return found ? field('fullName', cleanName(found.value), found.line) : [];
}

function cleanName(value: string): string {
  return value
    .toUpperCase()
    .replaceAll(/[^A-Z '.,-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** `PADANG, 12-11-1987`. A day that does not exist is no suggestion. */
function birth(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /Tempat\s*[/,|]?\s*Tg[l1i!|]\.?\s*[LI1l]?ahir/i);
  if (!found) return [];
  const parts = /^(.*?)[\s,.]*([\dOIlSB]{2})\s*[-–./ ]\s*([\dOIlSB]{2})\s*[-–./ ]\s*([\dOIlSB]{4})/.exec(
    found.value,
  );
  if (!parts) return [];
  const [, place = '', day = '', month = '', year = ''] = parts;
  const date = [year, month, day].map(digitsOf).join('-');
  return [
    ...(place.trim() === '' ? [] : field('birthPlace', cleanName(place), found.line)),
    ...(isPlainDate(date) ? field('birthDate', date, found.line) : []),
  ];
}

function sex(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /Jen[il1]s\s*Ke[l1i]am[il1]n/i);
  if (!found) return [];
  if (/^LAK/i.test(found.value)) return field('sex', 'MALE', found.line);
  return /^PER/i.test(found.value) ? field('sex', 'FEMALE', found.line) : [];
}

function address(lines: readonly TextLine[]): CardField[] {
  const found = valueOf(lines, /^\W*A[l1i]amat\b/i);
  return found ? field('address', found.value.toUpperCase(), found.line) : [];
}
