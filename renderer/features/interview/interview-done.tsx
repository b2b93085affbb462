import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { isConfirmationStale, type BookConfirmation } from '#common/domain/interview/book-data.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookDataSection } from './book-data/book-data-section.tsx';

/** A recorded interview, read only; says what the file waits for. Data that were corrected since are signed again here. */
export function InterviewDone({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const [error, setError] = useState<ReplyError | null>(null);
  const { interview, confirmation = null } = view.file;
  if (!interview) return null;
  const isStale = isConfirmationStale(view.file);
  const wait =
    interview.outcome === 'RECOMMEND_REJECT'
      ? t('interview.waitHead')
      : t(isStale ? 'interview.waitSignature' : 'interview.waitCapture');

  async function confirm(payload: BookConfirmation) {
    const outcome = await act([{ kind: 'interview.confirmData/1', payload }], {
      done: t('interview.bookData.saved'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  return (
    <WorkLayout>
      <Section title={t('interview.done')}>
        <Facts
          facts={[
            { term: t('interview.outcome'), value: t(`labels.outcome.${interview.outcome}`) },
            { term: t('interview.purpose'), value: t(`labels.purpose.${interview.purpose}`) },
            { term: t('interview.destination'), value: interview.destination },
            ...(interview.guarantor
              ? [{ term: t('interview.guarantor.title'), value: guarantorText(interview.guarantor) }]
              : []),
            { term: t('interview.note'), value: interview.reasons.note },
            {
              term: t('common.time'),
              value: `${format.moment(interview.startedAt)} – ${format.time(interview.endedAt)}`,
            },
            { term: t('interview.by'), value: view.people[interview.stamp.by] ?? '' },
          ]}
        />
        <p>{wait}</p>
      </Section>
      {isStale && view.isRevealed ? (
        <>
          <BookDataSection
            view={view}
            confirmation={confirmation}
            isOff={isReadOnly || isBusy}
            onConfirmed={(signed) => void confirm(signed)}
          />
          {error ? <RefusalLine error={error} /> : null}
        </>
      ) : null}
    </WorkLayout>
  );
}

function guarantorText({ name, relation, phone }: { name: string; relation: string; phone: string }): string {
  return `${name} (${relation}), ${phone}`;
}
