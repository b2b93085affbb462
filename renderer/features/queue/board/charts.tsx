import { BarChart } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import type { HourFigures, StageLoad } from '#common/domain/queue/stage-load.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './board.module.css';

const AGES = [
  { band: 0, name: 'TODAY', color: 'var(--mark-good)' },
  { band: 1, name: 'ONE', color: 'var(--blue-text)' },
  { band: 2, name: 'FEW', color: 'var(--mark-warning)' },
  { band: 3, name: 'MORE', color: 'var(--red-text)' },
] as const;

const HOURS = [
  { what: 'ARRIVED', color: 'var(--blue-text)' },
  { what: 'INTERVIEWED', color: 'var(--mark-warning)' },
  { what: 'APPROVED', color: 'var(--violet-text)' },
  { what: 'HANDED_OVER', color: 'var(--mark-good)' },
] as const;

const HEIGHT = 190;

/** Working days that the files of each stage have been in their state. The bars are for the eye; a screen reader reads the table. */
export function AgeChart({ stages }: { stages: readonly StageLoad[] }) {
  const t = useText();
  // By the way of a file, not by lateness: the picture keeps its places.
  const rows = Stage.options.flatMap((stage) => {
    const load = stages.find((one) => one.stage === stage);
    return load ? [{ stage: t(`labels.stage.${stage}`), ages: load.ages }] : [];
  });
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('hall.board.ages')}</figcaption>
      <div aria-hidden>
        <BarChart
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ allowDecimals: false }}
          h={HEIGHT}
          data={rows.map(({ stage, ages }) => ({ stage, ...ages }))}
          dataKey="stage"
          type="stacked"
          series={AGES.map(({ band, name, color }) => ({
            name: String(band),
            color,
            label: t(`hall.board.age.${name}`),
          }))}
          withLegend
          legendProps={{ itemSorter: null }}
          tickLine="none"
          xAxisProps={{ interval: 0, tick: { fontSize: 10 } }}
          barProps={{ isAnimationActive: false }}
        />
      </div>
      <VisuallyHidden>
        <PlainTable>
          <caption>{t('hall.board.ages')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hall.board.stage')}</th>
              {AGES.map(({ name }) => (
                <th key={name} scope="col">
                  {t(`hall.board.age.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ stage, ages }) => (
              <tr key={stage}>
                <th scope="row">{stage}</th>
                {AGES.map(({ band }) => (
                  <td key={band}>{ages[band]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </VisuallyHidden>
    </figure>
  );
}

/** What the office got done, hour by hour. */
export function HourChart({ hours }: { hours: readonly HourFigures[] }) {
  const t = useText();
  if (hours.length === 0) {
    return (
      <figure className={styles['chart']}>
        <figcaption>{t('hall.board.hours')}</figcaption>
        <p className={styles['note']}>{t('hall.board.noHours')}</p>
      </figure>
    );
  }
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('hall.board.hours')}</figcaption>
      <div aria-hidden>
        <BarChart
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ allowDecimals: false }}
          h={HEIGHT}
          data={hours.map((figures) => ({ ...figures, hour: `${figures.hour}.00` }))}
          dataKey="hour"
          series={HOURS.map(({ what, color }) => ({
            name: what,
            color,
            label: t(`reports.milestone.${what}`),
          }))}
          withLegend
          legendProps={{ itemSorter: null }}
          tickLine="none"
          maxBarWidth={28}
          barProps={{ isAnimationActive: false }}
        />
      </div>
      <VisuallyHidden>
        <PlainTable>
          <caption>{t('hall.board.hours')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hall.board.hour')}</th>
              {HOURS.map(({ what }) => (
                <th key={what} scope="col">
                  {t(`reports.milestone.${what}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((figures) => (
              <tr key={figures.hour}>
                <th scope="row">{figures.hour}.00</th>
                {HOURS.map(({ what }) => (
                  <td key={what}>{figures[what]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </VisuallyHidden>
    </figure>
  );
}
