import { useEffect, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconEyeCheck, IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Output } from '#common/contract/ipc/index.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { OutOfOrder } from './out-of-order.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import styles from './audit.module.css';

type Reply = Output<'audit.unusual'>;
type Hit = Reply['hits'][number];

const FIRST_DAYS = 7;
const FILES_SHOWN = 20;

/** Views that an auditor should ask about. Each says why it stands here; none says that somebody did wrong. */
export function UnusualTab() {
  const t = useText();
  const { today } = useFormat();
  const { utcOffsetMinutes } = useSession();
  const [from, setFrom] = useState<PlainDate | null>(addDays(today, 1 - FIRST_DAYS));
  const [until, setUntil] = useState<PlainDate | null>(today);
  const [ask, { isBusy, error }] = useChannelMutation('audit.unusual');
  const [found, setFound] = useState<Reply | null>(null);
  // Asked when the tab opens; after that when the person asks, for the same days too.
  const [asked, setAsked] = useState(() => spanOf(from, until, utcOffsetMinutes));

  useEffect(() => {
    if (!asked) return;
    void ask(asked).then((reply) => {
      if (reply.ok) setFound(reply.value);
    });
  }, [ask, asked]);

  function read() {
    setAsked(spanOf(from, until, utcOffsetMinutes));
  }

  return (
    <>
      <form
        className={styles['span']}
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        <DateField label={t('audit.filter.from')} description="" value={from} onChange={setFrom} />
        <DateField label={t('audit.filter.until')} description="" value={until} onChange={setUntil} />
        <Button
          type="submit"
          loading={isBusy}
          disabled={!from || !until}
          leftSection={<IconSearch size={16} aria-hidden />}
        >
          {t('common.search')}
        </Button>
        <p className={styles['note']}>{t('audit.unusual.text')}</p>
      </form>
      {error ? <ErrorState error={error} onRetry={read} /> : null}
      {!found && !error ? <TableSkeleton /> : null}
      {found && found.unconfirmed > 0 ? (
        <p className={styles['count']} aria-live="polite">
          {t('audit.unusual.unconfirmed', { count: formatCount(found.unconfirmed) })}
        </p>
      ) : null}
      {found && found.outOfOrder.length > 0 ? <OutOfOrder rows={found.outOfOrder} /> : null}
      {found ? <Hits found={found} /> : null}
    </>
  );
}

/** Whole days of the office, the last one included. */
function spanOf(from: PlainDate | null, until: PlainDate | null, utcOffsetMinutes: number) {
  if (!from || !until) return null;
  return {
    from: instantAt(from, '00:00', utcOffsetMinutes),
    until: instantAt(addDays(until, 1), '00:00', utcOffsetMinutes),
  };
}

function Hits({ found }: { found: Reply }) {
  const t = useText();
  const columns = useColumns();
  const [chosen, setChosen] = useState<string | null>(null);
  const { hits, entries, isCut } = found;
  if (hits.length === 0) {
    return (
      <EmptyState
        title={t('audit.unusual.none')}
        text={t('audit.unusual.noneText', { entries: formatCount(entries) })}
        Icon={IconEyeCheck}
      />
    );
  }
  const selected = hits.find((hit) => idOf(hit) === chosen) ?? hits[0] ?? null;
  return (
    <>
      <p className={styles['count']} aria-live="polite">
        {t(isCut ? 'audit.unusual.cut' : 'audit.unusual.count', {
          count: formatCount(hits.length),
          entries: formatCount(entries),
        })}
      </p>
      <div className={styles['body']}>
        <div className={styles['list']}>
          <DataTable
            label={t('audit.unusual.title')}
            columns={columns}
            rows={hits}
            rowId={idOf}
            selectedId={selected && idOf(selected)}
            onSelect={(hit) => setChosen(idOf(hit))}
            onOpen={(hit) => setChosen(idOf(hit))}
          />
        </div>
        {selected ? <HitDetails hit={selected} /> : null}
      </div>
    </>
  );
}

function idOf({ why, seq }: Hit): string {
  return `${why} ${seq}`;
}

function HitDetails({ hit }: { hit: Hit }) {
  const t = useText();
  const format = useFormat();
  const { sop } = useSop();
  const settings = sop?.settings;
  const { why, actorName, desk, from, until, files, numbers, times } = hit;
  return (
    <ScrollRegion as="aside" className={styles['details']} label={t('audit.unusual.why')} isLive>
      <h2>{t(`audit.why.${why}.title`)}</h2>
      <p>
        {t(`audit.why.${why}.text`, {
          name: actorName ?? t('audit.unknownPerson'),
          times: formatCount(times),
          opens: settings?.viewingFrom.value ?? '',
          closes: settings?.viewingUntil.value ?? '',
          minutes: settings?.viewingManyMinutes.value ?? '',
        })}
      </p>
      <Facts
        facts={[
          { term: t('audit.column.actor'), value: actorName },
          { term: t('audit.column.desk'), value: desk },
          { term: t('audit.unusual.first'), value: format.moment(from) },
          { term: t('audit.unusual.last'), value: format.moment(until) },
          {
            term: t('audit.unusual.files'),
            value: (
              <ul>
                {files.slice(0, FILES_SHOWN).map((id, index) => (
                  <li key={id}>
                    <Link to={`/berkas/${id}`}>{numbers[index]}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </ScrollRegion>
  );
}

function useColumns(): readonly TableColumn<Hit>[] {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'from', header: t('audit.column.at'), track: '170px', cell: ({ from }) => format.moment(from) },
      {
        id: 'actor',
        header: t('audit.column.actor'),
        track: 'minmax(140px, 1fr)',
        cell: ({ actorName }) => actorName ?? t('audit.unknownPerson'),
      },
      {
        id: 'why',
        header: t('audit.unusual.why'),
        track: 'minmax(200px, 2fr)',
        cell: ({ why }) => t(`audit.why.${why}.title`),
      },
      {
        id: 'files',
        header: t('audit.unusual.files'),
        track: 'minmax(150px, 1fr)',
        cell: ({ numbers }) => (
          <span className="numeric">
            {numbers.length === 1 ? numbers[0] : t('audit.unusual.manyFiles', { count: numbers.length })}
          </span>
        ),
      },
      {
        id: 'times',
        header: t('audit.unusual.times'),
        track: '80px',
        cell: ({ times }) => formatCount(times),
        isEnd: true,
      },
    ],
    [t, format],
  );
}
