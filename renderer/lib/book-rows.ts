import type { BookData } from '#common/domain/interview/book-data.ts';
import { formatDay } from '#renderer/lib/format.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

export type BookRow = { key: keyof BookData; term: string; value: string };

/** The data of the book in the order of its page, in the applicant's language. */
export function bookRows(t: Translate, data: BookData): BookRow[] {
  const row = (key: keyof BookData, value: string): BookRow => ({
    key,
    term: t(`interview.bookData.fields.${key}`),
    value,
  });
  return [
    row('fullName', data.fullName),
    row('nik', data.nik),
    row('sex', t(`labels.sex.${data.sex}`)),
    row('birthPlace', data.birthPlace),
    row('birthDate', formatDay(data.birthDate, 'id')),
    row('kind', t(`labels.kind.${data.kind}`)),
    row('pages', t('interview.bookData.pages', { count: data.pages })),
    row('validityYears', t('interview.bookData.years', { count: data.validityYears })),
  ];
}
