import { Link } from 'react-router';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import styles from './office-queue-links.module.css';

const NO_INPUT = {};

/** The office's own parts of this stage, for those who work in them; nothing where there are none. */
export function OfficeQueueLinks({ stage }: { stage: Stage }) {
  const t = useText();
  const label = useLabel();
  const { data: queues } = useChannelQuery('office.queues', NO_INPUT);
  const here = queues?.filter((queue) => queue.stage === stage) ?? [];
  if (here.length === 0) return null;
  return (
    <nav className={styles['links']} aria-label={t('papers.name.queues')}>
      {here.map(({ id, title, waiting }) => (
        <Link key={id} to={`/antrean-kantor/${id}`} className={styles['link']}>
          {label(title)} <span className={styles['count']}>{formatCount(waiting)}</span>
        </Link>
      ))}
    </nav>
  );
}
