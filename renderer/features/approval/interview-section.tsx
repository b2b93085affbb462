import type { FileView } from '#common/contract/ipc/applications.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import styles from './approval.module.css';

/** The interview as it was recorded: outcome first, then the applicant's own words. */
export function InterviewSection({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const { sop, reason } = useSop();
  const { interview, confirmation } = file;
  if (!interview) {
    return (
      <Section title={t('decision.interview')}>
        <p className={styles['hint']}>{t('decision.interviewNone')}</p>
      </Section>
    );
  }
  const questions = [
    ...(sop?.interview.common ?? []),
    ...(sop?.interview.questionSets.find(({ purpose }) => purpose === interview.purpose)?.questions ?? []),
  ];
  const answers = questions.flatMap(({ id, text }) => {
    const answer = interview.answers[id]?.trim();
    return answer ? [{ term: label(text), value: answer }] : [];
  });
  const indicators = interview.indicators.map((id) => {
    const known = sop?.interview.indicators.find((indicator) => indicator.id === id);
    const words = interview.indicatorNotes?.[id];
    return [known ? label(known.label) : id, ...(words ? [words] : [])].join(': ');
  });
  const { guarantor } = interview;
  const { stamp, reasons } = interview;
  return (
    <Section
      title={t('decision.interview')}
      aside={
        <span className={styles['meta']}>
          {t('decision.field.by', { name: people[stamp.by] ?? '', at: format.moment(stamp.at) })}
        </span>
      }
    >
      <Facts
        facts={[
          {
            term: t('decision.field.outcome'),
            value: <strong>{t(`labels.outcome.${interview.outcome}`)}</strong>,
          },
          { term: t('decision.field.purpose'), value: t(`labels.purpose.${interview.purpose}`) },
          { term: t('decision.field.destination'), value: interview.destination },
          ...(reasons.codes.length > 0
            ? [{ term: t('decision.field.reasons'), value: reasons.codes.map(reason).join(', ') }]
            : []),
          ...(indicators.length > 0
            ? [{ term: t('decision.field.indicators'), value: indicators.join('; ') }]
            : []),
          ...(guarantor
            ? [
                {
                  term: t('interview.guarantor.title'),
                  value: `${guarantor.name} (${guarantor.relation}), ${guarantor.phone}`,
                },
              ]
            : []),
          ...(confirmation
            ? [
                {
                  term: t('interview.bookData.title'),
                  value: `${t(`interview.bookData.signed.${confirmation.means}`)} ${format.moment(confirmation.stamp.at)}`,
                },
              ]
            : []),
          { term: t('decision.field.note'), value: reasons.note || t('common.none') },
          ...answers,
        ]}
      />
    </Section>
  );
}
