import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { isWholeNik, searchWords } from '#common/kernel/search-words.ts';
import type { Application } from '#common/domain/applications/application.ts';

/**
 * Newest files first. Every word is the beginning of one in name, application number or passport number; a NIK answers to
 * all its digits only. Nothing for a text without a word.
 */
export async function searchOffice(
  db: Knex,
  officeId: string,
  { text, limit }: { text: string; limit: number },
): Promise<Application[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const [first = '', ...others] = words;
  const query = db('application').where({ office_id: officeId });
  if (others.length === 0 && isWholeNik(first)) void query.where({ nik: first });
  else {
    // Letters and digits only: nothing typed can be read as an operator.
    const asked = words.map((word) => `${word}:*`).join(' & ');
    void query.whereRaw(`words_of(name, number, passport_number) @@ to_tsquery('simple', ?)`, [asked]);
  }
  const rows: { id: ApplicationId; snapshot: Application }[] = await query
    .orderBy('id', 'desc')
    .limit(limit)
    .select('id', 'snapshot');
  return rows.map(({ snapshot }) => snapshot);
}
