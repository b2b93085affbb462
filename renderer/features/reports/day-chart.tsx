import { BarChart } from '@mantine/charts';
import type { PeriodReport } from '#common/domain/reports/period-report.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './reports.module.css';

const SERIES = [
  { what: 'ARRIVED', color: 'var(--blue-text)' },
  { what: 'APPROVED', color: 'var(--violet-text)' },
  { what: 'HANDED_OVER', color: 'var(--mark-good)' },
] as const;

/** Three numbers a day as bars; the same numbers stand in the table, which is what a screen reader reads. */
export function DayChart({ days }: { days: PeriodReport['byDay'] }) {
  const t = useText();
  const format = useFormat();
  const rows = days
    .filter(({ counts }) => SERIES.some(({ what }) => counts[what] > 0))
    .map(({ key, counts }) => ({ ...counts, day: format.shortDay(key) }));
  if (rows.length < 2) return null;
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('reports.chart')}</figcaption>
      <div aria-hidden>
        <BarChart
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ allowDecimals: false }}
          h={180}
          data={rows}
          dataKey="day"
          series={SERIES.map(({ what, color }) => ({
            name: what,
            color,
            label: t(`reports.milestone.${what}`),
          }))}
          withLegend
          legendProps={{ itemSorter: null }}
          tickLine="none"
          barProps={{ isAnimationActive: false }}
        />
      </div>
    </figure>
  );
}
