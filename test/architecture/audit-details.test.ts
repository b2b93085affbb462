import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import { AuditEvent } from '#common/domain/office/audit-entry.ts';
import { StockCommand } from '#common/domain/production/custody.ts';
import { RegisterName } from '#common/domain/registers/register.ts';
import { CATALOGUES, LANGUAGES } from '#common/i18n/index.ts';
import { detailText } from '#renderer/features/audit/audit-words.ts';
import { WRITTEN } from '#renderer/features/audit/written-details.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { isTest, listSourceFiles } from './source-files.ts';
import { writtenDetails } from './written-details.ts';

const table = AuditEvent.options.flatMap((event) => WRITTEN[event] ?? []);
const known = new Set(table.map(([written]) => written.replaceAll(/\{\w+\}/g, '{}')));

/** Told by audit-words.ts itself: what is looked at in a file, and what is done with the chain. */
const OTHERWISE = ['whole', 'masked', 'attachment {}', 'print draft', 'closed {}'];

/** Told by a wider line of the table, with an example of each. */
const WIDER: Readonly<Record<string, readonly [AuditEvent, ...string[]]>> = {
  'rechecks {}': ['REGISTER', 'rechecks draw/1'],
  'renamed {}.hub': ['ACCOUNT', 'renamed it.hub'],
  // What is done with a paper has a line each: `tell` in main/features/printing.
  'paper {} {}, copy {}': [
    'VIEW',
    'paper BAP saved, copy 0',
    'paper BAP printed, copy 1',
    'paper BAP printed by dialog, copy 1',
    'paper BAP taken from the line, copy 1',
  ],
};

/** A column's type; and a note that is told only where it is not empty. */
const NO_DETAIL = ['text', 'home {} of {}, first {} by {} note:'];

const found = new Map<string, string>();
for (const { path, text } of listSourceFiles(['main', 'hub', 'runtime'])) {
  if (!isTest(path)) for (const detail of writtenDetails(path, text)) found.set(detail, path);
}

async function translator(language: 'id' | 'en'): Promise<Translate> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { [language]: { translation: CATALOGUES[language] } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return i18n.t as unknown as Translate;
}

const ENTRY = { subject: '', at: '', actor: '', desk: '', origin: 'HUB', seq: 1, hash: '' };
const say = async (language: 'id' | 'en', event: AuditEvent, detail: string) =>
  detailText(await translator(language), { ...ENTRY, event, detail } as unknown as FoundEntry);

describe('the details of the audit trail', () => {
  it('are found in the source', () => {
    expect(found.size).toBeGreaterThan(120);
    expect(found.has('{} not installed: {}')).toBe(true);
  });

  it('have words, each that main, hub and runtime write', () => {
    const elsewhere = new Set([...OTHERWISE, ...Object.keys(WIDER), ...NO_DETAIL]);
    const without = [...found].filter(([detail]) => !known.has(detail) && !elsewhere.has(detail));
    expect(without).toEqual([]);
  });

  it.each(Object.entries(WIDER))('have words for %s', async (written, [event, ...examples]) => {
    expect(found.has(written)).toBe(true);
    for (const detail of examples) expect(await say('id', event, detail)).not.toBe(detail);
  });

  it('take no value into their words that was not written', () => {
    const wrong = LANGUAGES.flatMap((language) =>
      table.filter(([written, key]) => {
        const said: string = CATALOGUES[language].auditDetail.said[key];
        return [...said.matchAll(/\{\{(\w+)\}\}/g)].some(([, name]) => !written.includes(`{${name}}`));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('name every deed with blanks and every book', () => {
    const deeds = StockCommand.options.map(({ shape }) => shape.kind.value);
    const told = new Set((WRITTEN.STOCK ?? []).map(([written]) => written.split(' ')[0]));
    expect(deeds.filter((deed) => !told.has(deed))).toEqual([]);
    expect(Object.keys(CATALOGUES.id.auditDetail.book).toSorted()).toEqual(RegisterName.options.toSorted());
  });
});

describe('an entry on the screen', () => {
  it.each([
    ['SETTING', 'restored from a backup', 'Server dipulihkan dari cadangan'],
    [
      'ACCOUNT',
      'closed COUNTER QC password',
      'Akun ditutup: Petugas loket, Petugas uji kualitas; kata sandi diatur ulang',
    ],
    ['REGISTER', 'complaints rejectIncomplete/1', 'Pengaduan: ditolak, tidak lengkap'],
    ['FIELD', 'called off: hujan', 'Dibatalkan: hujan'],
    ['SETTING', 'PERFORMED_HERE', 'Dikerjakan di sini'],
    ['ERASE', 'PHOTO_DAYS 3', 'Dihapus: foto yang masa simpannya habis 3'],
    ['VIEW', 'paper REFUSAL printed by dialog, copy 2', 'Surat penolakan dicetak lewat dialog, salinan 2'],
    [
      'STOCK',
      'HAND_OVER A0000001 +10 from VAULT to p1 with 018f0000-0000-7000-8000-000000000001',
      'Serah terima A0000001 +10 dari Gudang ke p1 – bersama petugas 018f0000-0000-7000-8000-000000000001',
    ],
    [
      'STOCK',
      'SPOIL A0000001 +1 from VAULT MISPRINT: basah with oli',
      'Dinyatakan rusak A0000001 +1 dari Gudang, MISPRINT: basah with oli',
    ],
  ] as const)('%s "%s" reads in Indonesian', async (event, detail, words) => {
    expect(await say('id', event, detail)).toBe(words);
  });

  it('reads in English as well', async () => {
    expect(await say('en', 'ACCOUNT', 'created IT_ADMIN')).toMatch(/^Account created: /);
  });

  it('stands as it was written where no words are known, and where an officer wrote', async () => {
    expect(await say('id', 'DESK', 'something of a newer build')).toBe('something of a newer build');
    expect(await say('id', 'REVEAL', 'password')).toBe('password');
    expect(await say('id', 'SETTING', 'Printer EPSON-2')).toBe('Printer EPSON-2');
  });
});
