import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** A recorded interview, read only; says what the file waits for. */
export function InterviewDone({ view }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const { interview } = view.file;
  if (!interview) return null;
  const wait =
    interview.outcome === 'RECOMMEND_REJECT' ? t('interview.waitHead') : t('interview.waitCapture');
  return (
    <WorkLayout>
      <Section title={t('interview.done')}>
        <Facts
          facts={[
            { term: t('interview.outcome'), value: t(`labels.outcome.${interview.outcome}`) },
            { term: t('interview.purpose'), value: t(`labels.purpose.${interview.purpose}`) },
            { term: t('interview.destination'), value: interview.destination },
            { term: t('interview.note'), value: interview.reasons.note },
            {
              term: t('common.time'),
              value: `${format.moment(interview.startedAt)} – ${format.time(interview.endedAt)}`,
            },
          ]}
        />
        <p>{wait}</p>
      </Section>
    </WorkLayout>
  );
}
