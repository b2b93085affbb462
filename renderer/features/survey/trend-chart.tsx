import { BarChart } from '@mantine/charts';
import type { MonthIndex } from '#common/domain/survey/survey-report.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { VisuallyHidden } from '@mantine/core';
import { useDecimal } from './use-decimal.ts';
import styles from './survey.module.css';

/** The index of twelve months as bars, and the same numbers as a list for a screen reader. */
export function TrendChart({ months }: { months: readonly MonthIndex[] }) {
  const t = useText();
  const format = useFormat();
  const decimal = useDecimal();
  const nameOf = (month: MonthIndex['month']) => format.day(month).split(' ').slice(1).join(' ');
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('survey.trend')}</figcaption>
      <VisuallyHidden component="ul">
        {months.map(({ month, index }) => (
          <li key={month}>
            {nameOf(month)}: {index === null ? t('common.none') : decimal(index)}
          </li>
        ))}
      </VisuallyHidden>
      <div aria-hidden>
        <BarChart
          barChartProps={{ accessibilityLayer: false }}
          h={180}
          data={months.map(({ month, index }) => ({ month: nameOf(month), index }))}
          dataKey="month"
          series={[{ name: 'index', color: 'var(--blue-text)', label: t('survey.table.index') }]}
          yAxisProps={{ domain: [0, 100] }}
          tickLine="none"
          maxBarWidth={40}
          barProps={{ isAnimationActive: false }}
        />
      </div>
    </figure>
  );
}
