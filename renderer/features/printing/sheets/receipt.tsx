import type { FileView } from '#common/contract/ipc/applications.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { LetterFrame, SignatureBlock, type SheetProps } from './letter-frame.tsx';
import { useLetter, type LetterWords } from './use-letter.ts';
import styles from './letter.module.css';

/** Tanda terima berkas: what was received, and what to bring when the passport is collected. */
export function Receipt({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, dayAt, nameOf, letterhead, isReady } = letter;
  const { file } = view;
  if (!file.accepted || !isReady) return null;
  const acceptedOn = dayAt(file.accepted.at);
  return (
    <LetterFrame
      title={t('printing.sheet.receiptTitle')}
      view={view}
      copy={copy}
      facts={receiptFacts(letter, view)}
    >
      <p>{t('printing.sheet.receiptText')}</p>
      <h2>{t('printing.sheet.documents')}</h2>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('documents.shortage.no')}</th>
            <th scope="col">{t('printing.sheet.document')}</th>
            <th scope="col">{t('printing.sheet.count')}</th>
          </tr>
        </thead>
        <tbody>
          {receivedPapers(view).map(({ code, count }, index) => (
            <tr key={code}>
              <td className={styles['number']}>{index + 1}</td>
              <td>{t(`labels.document.${code}`)}</td>
              <td className={styles['number']}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('printing.sheet.keepTitle')}</h2>
      <ol>
        <li>{t('printing.sheet.keep.come')}</li>
        <li>{t('printing.sheet.keep.collect')}</li>
        <li>{t('printing.sheet.keep.proxy')}</li>
      </ol>
      <SignatureBlock
        place={letterhead ? `${letterhead.city}, ${acceptedOn}` : acceptedOn}
        title={t('printing.sheet.officer')}
        name={nameOf(file.accepted.by)}
      />
    </LetterFrame>
  );
}

export function receivedPapers({ file }: FileView): { code: DocCode; count: number }[] {
  return DocCode.options.flatMap((code) => {
    const document = file.documents[code];
    return document?.present ? [{ code, count: document.count ?? 1 }] : [];
  });
}

export function receiptFacts({ t, dayAt }: LetterWords, { file, fee }: FileView) {
  return [
    { term: t('printing.sheet.type'), value: t(`labels.type.${file.type}`) },
    {
      term: t('printing.sheet.book'),
      value: t('printing.sheet.bookValue', {
        kind: t(`labels.kind.${file.kind}`),
        years: file.validityYears,
      }),
    },
    { term: t('printing.sheet.receiptOn'), value: file.accepted ? dayAt(file.accepted.at) : '' },
    {
      term: t('printing.sheet.paid'),
      value: fee
        ? t('printing.sheet.paidValue', { paid: formatMoney(fee.paid), total: formatMoney(fee.total) })
        : '',
    },
  ];
}
