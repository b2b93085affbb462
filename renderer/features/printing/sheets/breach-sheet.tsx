import type { Breach } from '#common/domain/registers/breaches.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { CopyMark } from './letter-frame.tsx';
import { FactLine } from './fact-line.tsx';
import styles from './letter.module.css';

/** The written notice of UU 27/2022 art. 46: which data, when and how, and what is done about it. */
export function BreachSheet({ breach, copy }: { breach: Breach; copy: number }) {
  const t = usePaperText();
  const { dateOf, time, today } = useFormat();
  const moment = (at: Breach['noticedAt']) => `${formatLetterDay(dateOf(at))} ${time(at)}`;
  const facts = [
    [t('privacy.data'), breach.data.map((kind) => t(`privacy.dataKind.${kind}`)).join('; ')],
    [t('privacy.happenedAt'), breach.happenedAt === null ? t('privacy.unknown') : moment(breach.happenedAt)],
    [t('privacy.noticedAt'), moment(breach.noticedAt)],
    [t('privacy.persons'), String(breach.persons)],
  ] as const;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('privacy.breachPaper.title')}</h1>
      <p>{t('privacy.breachPaper.opening')}</p>
      <dl className={styles['facts']}>
        {facts.map(([term, value]) => (
          <FactLine key={term} term={term} value={value} />
        ))}
      </dl>
      <h2>{t('privacy.what')}</h2>
      <p>{breach.what}</p>
      <h2>{t('privacy.measures')}</h2>
      <ul>
        {breach.measures.map((measure) => (
          <li key={measure}>{measure}</li>
        ))}
      </ul>
      <p>{t('privacy.breachPaper.ask')}</p>
      <PaperPlace day={today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}
