import { useState } from 'react';
import { Tabs } from '@mantine/core';
import type { ReportReply } from '#common/contract/ipc/reports.ts';
import type { TableId } from '#common/domain/reports/table-id.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useReportTables } from '#renderer/lib/use-report-tables.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ReportLines } from '#renderer/ui/report-lines.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { DayChart } from './day-chart.tsx';
import styles from './reports.module.css';

/** How a table is to be read. */
const NOTES = {
  officers: 'reports.officersNote',
  pairs: 'reports.pairsNote',
  procedure: 'reports.stepsNote',
  deviationReasons: 'reports.reasonsNote',
} as const;

function isNoted(id: TableId): id is keyof typeof NOTES & TableId {
  return Object.hasOwn(NOTES, id);
}

/** The tables of a report, one at a time: the list of them to the left. */
export function ReportTables({ data }: { data: ReportReply }) {
  const t = useText();
  const tables = useReportTables(data);
  const [shown, setShown] = useState<TableId>('counts');
  return (
    <Tabs
      orientation="vertical"
      value={shown}
      onChange={(id) => setShown((id ?? 'counts') as TableId)}
      className={styles['tables'] ?? ''}
      keepMounted={false}
    >
      <Tabs.List className={styles['list'] ?? ''}>
        {tables.map(({ id, title, rows }) => (
          <Tabs.Tab key={id} value={id} data-empty={rows.length === 0 || undefined}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tables.map((table) => (
        <Tabs.Panel key={table.id} value={table.id} className={styles['panel'] ?? ''}>
          <ScrollRegion className={styles['scroll']} label={table.title}>
            {table.id === 'counts' || table.id === 'byDay' ? <DayChart days={data.report.byDay} /> : null}
            {table.rows.length === 0 ? (
              <EmptyState title={t('reports.none')} />
            ) : (
              <PlainTable className={styles['lines'] ?? ''}>
                <caption>{table.title}</caption>
                <ReportLines table={table} />
              </PlainTable>
            )}
            {isNoted(table.id) ? <p className={styles['note']}>{t(NOTES[table.id])}</p> : null}
          </ScrollRegion>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
