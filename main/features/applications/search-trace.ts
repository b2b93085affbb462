import { createHmac, randomBytes } from 'node:crypto';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { searchWords } from '#common/kernel/search-words.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';

type SearchKind = 'NAME' | 'NIK' | 'PASSPORT' | 'NUMBER';

/**
 * What the audit keeps of a search: kind, length, hits and a digest that is equal for equal texts, never the text. The
 * digest is keyed, because all NIK of a regency could be tried against a plain one.
 */
export async function searchTrace(db: DeskDatabase, text: string, hits: number): Promise<string> {
  const words = searchWords(text).map(plainLetters);
  const normal = words.join(' ');
  const digest = createHmac('sha256', await digestKey(db))
    .update(normal)
    .digest('hex');
  return `${kindOf(words)} length ${normal.length} hits ${hits} ${digest}`;
}

function kindOf(words: readonly string[]): SearchKind {
  const joined = words.join('');
  if (/^\d{16}$/.test(joined)) return 'NIK';
  if (/^[A-Z]{1,2}\d{6,7}$/.test(joined)) return 'PASSPORT';
  return /\d/.test(joined) ? 'NUMBER' : 'NAME';
}

/** As the text index compares: without case and marks. */
function plainLetters(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}

const KEY = 'searchDigestKey';

/** Made once for each office's records and never shown. */
async function digestKey(db: DeskDatabase): Promise<Buffer> {
  const text = await db.transaction(async (trx) => {
    const known = await readMeta(trx, KEY);
    if (known) return known;
    const made = randomBytes(32).toString('hex');
    await writeMeta(trx, KEY, made);
    return made;
  });
  return Buffer.from(text, 'hex');
}
