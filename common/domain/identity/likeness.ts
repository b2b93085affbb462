import type { Applicant } from '#common/domain/applications/applicant.ts';

/** What two files can have in common beside the NIK. */
export const LIKENESS_KINDS = [
  'BIRTH',
  'PASSPORT',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'GUARANTOR',
  'HELPER',
  'KK',
  // Linked by an officer: the index finds the members.
  'FAMILY',
] as const;
export type LikenessKind = (typeof LIKENESS_KINDS)[number];
/** Contacts that a person may read as a list: never a score, never a block (domain reference 20). */
export const CONTACT_KINDS = [
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'GUARANTOR',
  'HELPER',
] as const satisfies readonly LikenessKind[];
export type ContactKind = (typeof CONTACT_KINDS)[number];

export type LikenessKey = { kind: LikenessKind; key: string };

/** The values by which a file is found again, in one spelling. `passport` is the number of the file's own new book. */
export function likenessKeys(applicant: Applicant, passport: string | null): LikenessKey[] {
  const { birthDate, oldPassport, phone, email, address, guarantor, assistedBy, kkNumber } = applicant;
  const keys: [LikenessKind, string | null][] = [
    ['BIRTH', birthDate],
    ['PASSPORT', passportKey(oldPassport?.number ?? '')],
    ['PASSPORT', passportKey(passport ?? '')],
    ['PHONE', phoneKey(phone ?? '')],
    ['EMAIL', emailKey(email ?? '')],
    ['ADDRESS', addressKey(address)],
    ['GUARANTOR', nameKey(guarantor ?? '')],
    ['HELPER', nameKey(assistedBy ?? '')],
    ['KK', kkNumber],
  ];
  const found = new Map<string, LikenessKey>();
  for (const [kind, key] of keys) if (key !== null) found.set(`${kind} ${key}`, { kind, key });
  return [...found.values()];
}

/** `+62 812-3456-7890`, `62812…` and `0812…` are one number. Null for what is too short to be one. */
export function phoneKey(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '').replace(/^62/, '0');
  return digits.length >= 9 ? digits : null;
}

export function emailKey(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  return trimmed.includes('@') ? trimmed : null;
}

const STREET: readonly [RegExp, string][] = [
  [/\b(JL|JLN)\b/g, 'JALAN'],
  [/\b(GG)\b/g, 'GANG'],
  [/\b(KEL|KELURAHAN|KEC|KECAMATAN|NO|NOMOR)\b/g, ' '],
];
const LEAST_ADDRESS = 8;

/** Abbreviations and punctuation do not make two addresses of one. Null where a file says too little to compare. */
export function addressKey(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, ' ');
  const spelt = STREET.reduce((words, [pattern, word]) => words.replaceAll(pattern, word), plain);
  const key = spelt.trim().replaceAll(/\s+/g, ' ');
  return key.length >= LEAST_ADDRESS && /\d/.test(key) ? key : null;
}

function passportKey(text: string): string | null {
  const key = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return key.length >= 6 ? key : null;
}

function nameKey(text: string): string | null {
  const key = nameWords(text).join(' ');
  return key.length >= 3 ? key : null;
}

/** The words of a name in one spelling. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z ]+/g, '')
    .split(' ')
    .filter((word) => word !== '');
}
