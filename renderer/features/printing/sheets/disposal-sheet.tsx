import type { Disposal } from '#common/domain/registers/disposals.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { formatCount, formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace } from '#renderer/ui/paper/paper-foot.tsx';
import { FactLine } from './fact-line.tsx';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';

type DisposalSheetProps = { kept: Kept<Disposal>; nameOf: (id: string | null) => string; copy: number };

/** Minutes of files that went: who decided, by which letter, what and how much, and by which numbers it can be proved. */
export function DisposalSheet({ kept: { subject, item }, nameOf, copy }: DisposalSheetProps) {
  const t = usePaperText();
  const { dateOf } = useFormat();
  const { outcome } = item;
  // The day of the act, also on a copy of a later day.
  const day = dateOf(item.endedAt ?? item.decidedAt ?? item.proposedAt);
  const proposer = nameOf(item.proposedBy);
  const decider = nameOf(item.decidedBy);
  const facts = [
    [t('privacy.paper.reference'), item.reference],
    [t('privacy.paper.before'), formatLetterDay(item.before)],
    [t('privacy.paper.years'), String(item.years)],
    [t('privacy.paper.proposed'), `${proposer}, ${formatLetterDay(dateOf(item.proposedAt))}`],
    [
      t('privacy.paper.approved'),
      item.decidedAt === null ? '–' : `${decider}, ${formatLetterDay(dateOf(item.decidedAt))}`,
    ],
    [t('privacy.paper.done'), item.endedAt === null ? '–' : formatLetterDay(dateOf(item.endedAt))],
    [t('privacy.paper.run'), subject],
    [t('privacy.paper.digest'), item.digest],
  ] as const;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('privacy.paper.title')}</h1>
      <p>{t('privacy.paper.opening', { day: formatLetterDay(day) })}</p>
      <dl className={styles['facts']}>
        {facts.map(([term, value]) => (
          <FactLine key={term} term={term} value={value} />
        ))}
      </dl>
      <h2>{t('privacy.paper.what')}</h2>
      <table className={[styles['table'], styles['dense']].join(' ')}>
        <thead>
          <tr>
            <th scope="col">{t('privacy.year')}</th>
            <th scope="col">{t('privacy.end')}</th>
            <th scope="col">{t('privacy.files')}</th>
          </tr>
        </thead>
        <tbody>
          {(outcome?.groups ?? []).map(({ year, state, files }) => (
            <tr key={`${year} ${state}`}>
              <td>{year}</td>
              <td>{t(`labels.state.${state}`)}</td>
              <td>{formatCount(files)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('privacy.paper.sum', {
          files: formatCount(outcome?.files ?? 0),
          pictures: formatCount(outcome?.pictures ?? 0),
          kept: formatCount(outcome?.kept ?? 0),
        })}
      </p>
      <p>{t('privacy.paper.how')}</p>
      <PaperPlace day={day} className={undefined} />
      <footer className={styles['foot']}>
        <Signer title={t('privacy.paper.proposer')} name={proposer} />
        <Signer title={t('privacy.paper.decider')} name={decider} />
      </footer>
    </div>
  );
}

function Signer({ title, name }: { title: string; name: string }) {
  return (
    <div>
      <span>{title}</span>
      <div className={styles['space']} />
      <span className={styles['name']}>{name}</span>
    </div>
  );
}
