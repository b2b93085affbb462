import { useState } from 'react';
import { Textarea } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Opinion } from '#common/domain/applications/application.ts';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { CaseLayout } from './case-layout.tsx';
import { isPermitted, whyNot } from './permissions.ts';
import styles from './approval.module.css';

type OpinionWorkProps = StageWorkProps & { opinion: NonNullable<FileView['opinion']> };

const REASONS: Readonly<Partial<Record<Opinion['decision'], ReasonKind>>> = {
  SUSPEND: 'SUSPENSION',
  REJECT: 'REFUSAL',
  REFUSE_PREVENTION: 'REFUSAL',
};

/** The second person's own mind, asked before anything of the first's is told. */
export function OpinionWork({ view, act, isBusy, isReadOnly, opinion }: OpinionWorkProps) {
  const t = useText();
  const format = useFormat();
  const { sop, reason, minNoteLength } = useSop();
  const [decision, setDecision] = useState<Opinion['decision'] | null>(null);
  const [reasonCodes, setReasonCodes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const kind = decision ? REASONS[decision] : undefined;
  const why = whyNot(view, 'approval.giveOpinion/1');
  const isReady =
    decision !== null && note.trim().length >= minNoteLength && (!kind || reasonCodes.length > 0);

  async function give() {
    if (!decision) return;
    const payload = { decision, reasonCodes: kind ? reasonCodes : [], note };
    const outcome = await act([{ kind: 'approval.giveOpinion/1', payload }], {
      quiet: true,
      done: t('approval.opinion.done'),
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('approval.opinion.button'),
            combo: 'ctrl+Enter',
            run: () => void give(),
            isDisabled: isReadOnly || !isReady || !isPermitted(view, 'approval.giveOpinion/1'),
          }}
        />
      }
    >
      <section className={styles['proposal']} aria-label={t('approval.opinion.title')}>
        <p className={styles['lead']}>{t('approval.opinion.title')}</p>
        <p className={styles['hint']}>{t('approval.opinion.text', { at: format.moment(opinion.since) })}</p>
        <FieldStack>
          <ChoiceField<Opinion['decision']>
            label={t('approval.opinion.decision')}
            value={decision}
            onChange={(next) => {
              setDecision(next);
              setReasonCodes([]);
            }}
            choices={[
              ...opinion.possible.map((value) => ({ value, label: t(`labels.proposal.${value}`) })),
              { value: 'NONE' as const, label: t('approval.opinion.NONE') },
            ]}
          />
          {kind ? (
            <ReasonPicker
              label={t('decision.form.reasons')}
              reasons={(sop?.reasonCodes.reasons ?? [])
                .filter((known) => known.kind === kind)
                .map(({ code, source }) => ({ code, label: reason(code), hint: source }))}
              chosen={reasonCodes}
              onChange={setReasonCodes}
            />
          ) : null}
          <Textarea
            label={t('decision.form.note')}
            description={t('common.noteHint', { min: minNoteLength })}
            value={note}
            autosize
            minRows={3}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </FieldStack>
      </section>
    </CaseLayout>
  );
}
