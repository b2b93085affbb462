import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Stamp } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section, type Fact } from '#renderer/ui/facts.tsx';

/** The book of this file as far as it has come: product, blank, number, dates, and who approved and printed. */
export function BookSection({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { file, people } = view;
  const { book, blank, spentBlanks, approval } = file;
  const by = (stamp: Stamp) =>
    t('production.book.by', { name: people[stamp.by] ?? '', at: format.moment(stamp.at) });
  const product = { kind: t(`labels.kind.${file.kind}`), pages: file.pages, years: file.validityYears };
  const facts: Fact[] = [
    { term: t('production.book.name'), value: <strong>{file.applicant.fullName}</strong> },
    { term: t('production.book.product'), value: t('production.book.productValue', product) },
    { term: t('production.book.approved'), value: approval ? by(approval) : null },
  ];
  if (blank) {
    facts.push({ term: t('production.book.serial'), value: <span className="numeric">{blank.serial}</span> });
  }
  if (book) {
    facts.push(
      {
        term: t('production.book.passportNumber'),
        value: <strong className="numeric">{book.passportNumber}</strong>,
      },
      { term: t('production.book.issued'), value: format.day(book.issuedOn) },
      { term: t('production.book.expires'), value: format.day(book.expiresOn) },
      { term: t('production.book.printed'), value: by(book.stamp) },
    );
  }
  if (spentBlanks.length > 0) {
    const names = spentBlanks.map(({ serial, state }) =>
      t('production.book.spentValue', { serial, state: t(`labels.blankState.${state}`) }),
    );
    facts.push({ term: t('production.book.spent'), value: names.join(', ') });
  }
  return (
    <Section title={t('production.book.title')}>
      <Facts facts={facts} />
    </Section>
  );
}
