import type { ShownBook } from '#common/contract/ipc/interview.ts';
import { bookRows } from '#renderer/lib/book-rows.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './applicant-screen.module.css';

/** On the applicant's side of the desk: nothing but the data of the book, as large as the screen allows. */
export function ApplicantScreen({ shown }: { shown: ShownBook }) {
  const t = useText();
  return (
    <main className={styles['screen']}>
      <h1>{t('interview.bookData.title')}</h1>
      <p>{t('interview.bookData.read')}</p>
      <dl className={styles['rows']}>
        {bookRows(t, shown.data).map(({ key, term, value }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('interview.bookData.wrong')}</p>
    </main>
  );
}
