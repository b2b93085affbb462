import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { actorText, detailText, inFours } from './audit-words.ts';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import styles from './audit.module.css';

/** One entry with everything that its hash covers. Opening the file from here is a view, and stands in the chain as one. */
export function EntryDetails({ entry }: { entry: FoundEntry | null }) {
  const t = useText();
  const format = useFormat();
  return (
    <ScrollRegion as="aside" className={styles['details']} label={t('audit.entry.title')} isLive>
      {entry ? (
        <>
          <h2>{t(`audit.event.${entry.event}`)}</h2>
          <Facts
            facts={[
              { term: t('audit.column.at'), value: format.moment(entry.at) },
              { term: t('audit.column.actor'), value: actorText(t, entry) },
              { term: t('audit.column.desk'), value: entry.desk },
              { term: t('audit.column.subject'), value: entry.subjectName ?? entry.subject },
              { term: t('audit.column.detail'), value: detailText(t, entry) },
              {
                term: t('audit.entry.asWritten'),
                value: <span className={styles['hash']}>{entry.detail}</span>,
              },
              { term: t('audit.entry.origin'), value: t(`audit.origin.${entry.origin}`) },
              { term: t('audit.entry.seq'), value: formatCount(entry.seq) },
              {
                term: t('audit.entry.hash'),
                value: <span className={styles['hash']}>{inFours(entry.hash)}</span>,
              },
            ]}
          />
          {isFile(entry) ? (
            <Button
              className={styles['detailFoot'] ?? ''}
              component={Link}
              to={`/berkas/${entry.subject}`}
              variant="default"
              fullWidth
            >
              {t('audit.entry.openFile')}
            </Button>
          ) : null}
        </>
      ) : (
        <EmptyState title={t('audit.entry.title')} text={t('audit.entry.choose')} />
      )}
    </ScrollRegion>
  );
}

const OF_FILES: ReadonlySet<string> = new Set(['ACTION', 'VIEW', 'REVEAL', 'REFUSED']);

function isFile({ event, subjectName }: FoundEntry): boolean {
  return OF_FILES.has(event) && subjectName !== null;
}
