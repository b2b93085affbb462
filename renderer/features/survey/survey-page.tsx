import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { IconTrendingDown } from '@tabler/icons-react';
import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import type { IkmElement } from '#common/domain/office/ikm.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { ComplaintTable } from './complaint-table.tsx';
import { ElementTable } from './element-table.tsx';
import { Improvements } from './improvements.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { TrendChart } from './trend-chart.tsx';
import { useDecimal } from './use-decimal.ts';
import styles from './survey.module.css';

/** One period: index, elements, trend, what fell, suggestions, and what was planned. */
export function SurveyPage({ data }: { data: SurveyReply }) {
  const t = useText();
  const format = useFormat();
  const decimal = useDecimal();
  const { hasRole } = useSession();
  const [planned, setPlanned] = useState<IkmElement | null>(null);
  const { report, improvements, complaints, complaintClasses, people } = data;
  const mayPlan = hasRole('SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD');
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>
        {report.now ? <IndexCard report={report} /> : <p>{t('survey.none')}</p>}
        <Section title={t('survey.section.elements')}>
          <ElementTable report={report} />
        </Section>
        <TrendChart months={report.months} />
      </div>
      <div className={styles['column']}>
        <Section title={t('survey.section.falling')}>
          {report.falling.length === 0 ? <p className={styles['soft']}>{t('survey.noFalling')}</p> : null}
          <ul className={styles['list']}>
            {report.falling.map(({ element, before, now }) => (
              <li key={element} className={styles['fall']}>
                <IconTrendingDown size={18} aria-hidden />
                <span className={styles['grow']}>
                  <strong>{t(`survey.element.${element}`)}</strong>
                  <span className={styles['soft']}>
                    {t('survey.fallingLine', { before: decimal(before), now: decimal(now) })}
                  </span>
                </span>
                {mayPlan ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('survey.plan')}: ${t(`survey.element.${element}`)}`}
                    onClick={() => setPlanned(element)}
                  >
                    {t('survey.plan')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('survey.section.improvements')}>
          <Improvements improvements={improvements} people={people} />
        </Section>
        <Section title={t('survey.section.suggestions')}>
          {report.suggestions.length === 0 ? (
            <p className={styles['soft']}>{t('survey.noSuggestions')}</p>
          ) : null}
          <ul className={styles['list']}>
            {report.suggestions.map(({ day, text }, place) => (
              <li key={place} className={styles['suggestion']}>
                <time dateTime={day}>{format.shortDay(day)}</time>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
        {complaints ? (
          <Section title={t('survey.table.complaints')}>
            <ComplaintTable
              heading={t('survey.table.category')}
              lines={complaints.map(({ category, ...figures }) => ({
                label: t(`complaints.category.${category}`),
                ...figures,
              }))}
            />
          </Section>
        ) : null}
        {complaintClasses && complaintClasses.length > 0 ? (
          <Section title={t('survey.table.complaintClasses')}>
            <ComplaintTable
              heading={t('survey.table.class')}
              lines={complaintClasses.map(({ sla, ...figures }) => ({
                label: sla === null ? t('survey.table.noClass') : t(`complaints.sla.${sla}`),
                ...figures,
              }))}
            />
          </Section>
        ) : null}
      </div>
      {planned ? <PlanDialog element={planned} people={people} onClose={() => setPlanned(null)} /> : null}
    </div>
  );
}

function IndexCard({ report: { now, earlier, before, rounded } }: { report: SurveyReply['report'] }) {
  const t = useText();
  const format = useFormat();
  const decimal = useDecimal();
  const [isCompared, setIsCompared] = useState(false);
  if (!now) return null;
  const days = { from: format.shortDay(before.from), to: format.day(before.to) };
  return (
    <section className={styles['card']} aria-label={t('survey.index')}>
      <p className={styles['soft']}>{t('survey.index')}</p>
      <p className={styles['index']}>
        <span className="numeric">{decimal(now.index)}</span>
        <span className={styles['grade']}>
          {t('survey.gradeLine', { grade: now.grade, words: t(`survey.grade.${now.grade}`) })}
        </span>
      </p>
      <p className={styles['soft']}>
        {t('survey.respondents', { count: formatCount(now.respondents) })} ·{' '}
        {earlier
          ? t('survey.against', { ...days, index: decimal(earlier.index) })
          : t('survey.againstNone', days)}
      </p>
      <Checkbox
        size="sm"
        label={t('survey.showRounded')}
        checked={isCompared}
        onChange={({ currentTarget }) => setIsCompared(currentTarget.checked)}
      />
      {isCompared && rounded ? (
        <p className={styles['soft']}>{t('survey.roundedLine', { index: decimal(rounded.index) })}</p>
      ) : null}
    </section>
  );
}
