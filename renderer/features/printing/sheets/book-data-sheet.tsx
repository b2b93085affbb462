import { bookData } from '#common/domain/interview/book-data.ts';
import { bookRows } from '#renderer/lib/book-rows.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { LetterFrame, SignatureBlock, type SheetProps } from './letter-frame.tsx';
import { useLetter } from './use-letter.ts';
import styles from './letter.module.css';

/** Lembar data paspor: read and signed by hand where there is no pad. */
export function BookDataSheet({ view, copy }: SheetProps) {
  const { t, plainDay, letterhead, isReady } = useLetter(view);
  const { today } = useFormat();
  if (!isReady) return null;
  return (
    <LetterFrame title={t('interview.bookData.title')} view={view} copy={copy} facts={[]}>
      <p>{t('interview.bookData.read')}</p>
      <table className={styles['table']}>
        <tbody>
          {bookRows(t, bookData(view.file)).map(({ key, term, value }) => (
            <tr key={key}>
              <th scope="row">{term}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('interview.bookData.declare')}</p>
      <SignatureBlock
        place={letterhead ? `${letterhead.city}, ${plainDay(today)}` : plainDay(today)}
        title={t('interview.bookData.signer')}
        name=""
      />
    </LetterFrame>
  );
}
