import { useState } from 'react';
import { Select } from '@mantine/core';
import { IconCameraCheck } from '@tabler/icons-react';
import type { OverrideRow } from '#common/contract/hub/photo-overrides.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import styles from './audit.module.css';

const PERIODS = [7, 30, 90, 366] as const;

/** Photos that did not pass and were let through all the same, by the head who did it and the officer at the camera. */
export function OverridesTab() {
  const t = useText();
  const [days, setDays] = useState<number>(30);
  const { data, error, refetch } = useChannelQuery('biometrics.overrides', { days });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <>
      <div className={styles['span']}>
        <Select
          label={t('portrait.overrides.period')}
          data={PERIODS.map((count) => ({
            value: String(count),
            label: t('portrait.overrides.days', { count }),
          }))}
          value={String(days)}
          allowDeselect={false}
          onChange={(chosen) => setDays(Number(chosen ?? days))}
        />
        <p className={styles['note']}>{t('portrait.overrides.text')}</p>
      </div>
      {data ? null : <TableSkeleton />}
      {data ? (
        <p className={styles['count']} aria-live="polite">
          {t('portrait.overrides.waiting')}: {formatCount(data.waiting)}
        </p>
      ) : null}
      {data && data.rows.length === 0 ? (
        <EmptyState title={t('portrait.overrides.none')} Icon={IconCameraCheck} />
      ) : null}
      {data && data.rows.length > 0 ? <Rows rows={data.rows} /> : null}
    </>
  );
}

function Rows({ rows }: { rows: readonly OverrideRow[] }) {
  const t = useText();
  const { reason } = useSop();
  return (
    <ScrollRegion className={styles['overrides']} label={t('portrait.overrides.title')}>
      <PlainTable>
        <caption>{t('portrait.overrides.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('portrait.overrides.officer')}</th>
            <th scope="col">{t('portrait.overrides.taker')}</th>
            <th scope="col">{t('portrait.overrides.allowed')}</th>
            <th scope="col">{t('portrait.overrides.declined')}</th>
            <th scope="col">{t('portrait.overrides.reasons')}</th>
            <th scope="col">{t('portrait.overrides.codes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.by} ${row.takenBy}`}>
              <th scope="row">{row.name}</th>
              <td>{row.takenByName}</td>
              <td>{formatCount(row.allowed)}</td>
              <td>{formatCount(row.declined)}</td>
              <td>{row.reasons.map(({ code, count }) => `${reason(code)} (${count})`).join('; ')}</td>
              <td>
                {row.codes.map(({ code, count }) => `${t(`portrait.check.${code}`)} (${count})`).join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </ScrollRegion>
  );
}
