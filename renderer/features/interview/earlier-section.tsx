import { Link } from 'react-router';
import type { EarlierFile, FileView } from '#common/contract/ipc/applications.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import styles from './interview.module.css';

/** What the same person asked for before, and how it ended. */
export function EarlierSection({ view }: { view: FileView }) {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('applications.earlier', { applicationId: view.file.id });
  return (
    <Section title={t('interview.earlier.title')}>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!data && !error ? <LinesSkeleton lines={2} /> : null}
      {data?.files.length === 0 && data.isWhole ? (
        <p className={styles['hint']}>{t('interview.earlier.none')}</p>
      ) : null}
      {data && !data.isWhole ? <p className={styles['hint']}>{t('interview.earlier.hereOnly')}</p> : null}
      {data && data.files.length > 0 ? (
        <ul className={styles['earlier']}>
          {data.files.map((file) => (
            <EarlierLine key={file.id} file={file} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function EarlierLine({ file }: { file: EarlierFile }) {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const reasons = file.reasonCodes.map(reason).join('; ');
  return (
    <li>
      <Link to={`/berkas/${file.id}`} className={styles['earlierNumber']}>
        {file.number}
      </Link>
      <span>{format.date(format.dateOf(file.createdAt))}</span>
      <span className={styles['earlierWords']}>
        {[t(`labels.type.${file.type}`), t(`labels.state.${file.state}`), spoken(t, file), reasons]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

function spoken(t: Translate, { interview }: EarlierFile): string {
  if (!interview) return '';
  const outcome = t(`labels.outcome.${interview.outcome}`);
  const to = interview.destination === '' ? '' : `, ${interview.destination}`;
  return t('interview.earlier.interview', { outcome, purpose: t(`labels.purpose.${interview.purpose}`), to });
}
