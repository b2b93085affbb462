import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { DuePapers } from '#renderer/features/printing/index.ts';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** A returned file: what the applicant was told to bring, until when, and the one way back in. */
export function IncompleteWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const last = view.file.returns.at(-1);
  const isPermitted = view.permitted.some(({ kind }) => kind === 'documents.resubmit/1');
  const why = view.blocked['documents.resubmit/1'];
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('documents.resubmit'),
            combo: 'ctrl+Enter',
            run: () =>
              void act([{ kind: 'documents.resubmit/1', payload: {} }], { done: t('documents.resubmitted') }),
            isDisabled: isReadOnly || !isPermitted,
          }}
        />
      }
    >
      <Section title={t('documents.waitingTitle')} aside={<DuePapers view={view} />}>
        <Facts
          facts={[
            {
              term: t('documents.waitingMissing'),
              value: last?.missing.map((code) => t(`labels.document.${code}`)).join(', '),
            },
            { term: t('common.note'), value: last?.reasons.note },
            {
              term: t('common.date'),
              value: view.deadlineOn
                ? t('documents.waitingUntil', { date: format.date(view.deadlineOn) })
                : null,
            },
          ]}
        />
      </Section>
    </WorkLayout>
  );
}
