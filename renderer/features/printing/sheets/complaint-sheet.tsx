import { complaintLetter } from '#common/domain/complaints/complaint-letter.ts';
import { complaintReference } from '#common/domain/complaints/complaint-list.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { CopyMark } from './letter-frame.tsx';
import { FactLine } from './fact-line.tsx';
import styles from './letter.module.css';

/** The office's answer to a complaint, or what the complaint lacks. Names no officer: the office answers. */
export function ComplaintSheet({ kept, copy }: { kept: Kept<Complaint>; copy: number }) {
  const t = usePaperText();
  const { dateOf } = useFormat();
  const { item, subject } = kept;
  const letter = complaintLetter(item);
  if (!letter) return null;
  const { complainant } = item;
  const to =
    complainant === null || complainant === 'HIDDEN' ? t('complaints.letter.toNobody') : complainant.name;
  const facts = [
    { term: t('complaints.letter.to'), value: to },
    { term: t('complaints.letter.number'), value: complaintReference(subject) },
    { term: t('complaints.letter.receivedAt'), value: formatLetterDay(dateOf(item.receivedAt)) },
    { term: t('complaints.categoryLabel'), value: t(`complaints.category.${item.category}`) },
    { term: t('complaints.application'), value: item.applicationNumber ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t(`complaints.letter.title.${letter.kind}`)}</h1>
      <dl className={styles['facts']}>
        {facts.map(({ term, value }) => (
          <FactLine key={term} term={term} value={value} />
        ))}
      </dl>
      <p>{t('complaints.letter.opening')}</p>
      <h2>{t('complaints.letter.said')}</h2>
      <p className={styles['words']}>{item.text}</p>
      <h2>{t(`complaints.letter.reply.${letter.kind}`)}</h2>
      <p className={styles['words']}>{letter.text}</p>
      <p>{t(`complaints.letter.next.${letter.kind}`)}</p>
      <p>{t('printing.sheet.askLapor')}</p>
      <PaperPlace day={dateOf(letter.at)} className={undefined} />
      <PaperSignatory />
    </div>
  );
}
