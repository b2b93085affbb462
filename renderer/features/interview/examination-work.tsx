import { useState } from 'react';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { LostFinding } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** The examination record (BAP) and the opinion that follows it. The heads decide on their own screen. */
export function ExaminationWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const before = view.file.examination;
  const [form, setForm] = useState({
    bapNumber: before?.bap?.number ?? '',
    text: before?.bap?.text ?? '',
    applicantSigned: before?.bap?.applicantSigned ?? false,
    finding: before?.bap?.finding ?? null,
    opinionNumber: before?.opinion?.number ?? '',
    opinion: before?.opinion?.text ?? '',
  });
  const [error, setError] = useState<ReplyError | null>(null);
  const [isProposing, setIsProposing] = useState(false);
  const isPermitted = view.permitted.some(({ kind }) => kind === 'interview.recordExamination/1');
  const isOff = isReadOnly || isBusy || !isPermitted;
  const why = view.blocked['interview.recordExamination/1'];
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });

  async function save() {
    const payload = { ...form, opinionNumber: form.opinionNumber || null, opinion: form.opinion || null };
    const outcome = await act([{ kind: 'interview.recordExamination/1', payload }], {
      done: t('interview.bapSaved'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  const secondary: Decision[] = view.proposable.includes('EXAMINATION_CLEAR')
    ? [
        {
          label: t('interview.proposeClear'),
          combo: 'ctrl+u',
          run: () => setIsProposing(true),
          isDisabled: isReadOnly,
        },
      ]
    : [];
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={secondary}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('interview.bapSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || form.bapNumber === '' || form.text === '',
          }}
        />
      }
    >
      <Section title={t('interview.examination')}>
        <FieldStack>
          <TextInput
            label={t('interview.bapNumber')}
            value={form.bapNumber}
            disabled={isOff}
            onChange={(event) => set({ bapNumber: event.currentTarget.value })}
          />
          <Textarea
            label={t('interview.bapText')}
            value={form.text}
            disabled={isOff}
            autosize
            minRows={6}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          {view.file.type === 'REPLACE_LOST' ? (
            <Select
              label={t('interview.finding')}
              data={LostFinding.options.map((value) => ({ value, label: t(`labels.lostFinding.${value}`) }))}
              value={form.finding}
              disabled={isOff}
              onChange={(value) => set({ finding: LostFinding.nullable().parse(value) })}
            />
          ) : null}
          <Checkbox
            label={t('interview.bapSigned')}
            checked={form.applicantSigned}
            disabled={isOff}
            onChange={(event) => set({ applicantSigned: event.currentTarget.checked })}
          />
          <TextInput
            label={t('interview.opinionNumber')}
            value={form.opinionNumber}
            disabled={isOff}
            onChange={(event) => set({ opinionNumber: event.currentTarget.value })}
          />
          <Textarea
            label={t('interview.opinionText')}
            value={form.opinion}
            disabled={isOff}
            autosize
            minRows={3}
            onChange={(event) => set({ opinion: event.currentTarget.value })}
          />
        </FieldStack>
      </Section>
      <ReasonsDialog
        isOpen={isProposing}
        onClose={() => setIsProposing(false)}
        title={t('interview.proposeClear')}
        text={t('interview.proposeRejectText')}
        confirmLabel={t('interview.proposeClear')}
        noteLabel={t('common.note')}
        kind={null}
        submit={({ note }) =>
          act(
            [
              {
                kind: 'approval.proposeDecision/1',
                payload: { decision: 'EXAMINATION_CLEAR', reasonCodes: [], note },
              },
            ],
            {
              quiet: true,
              done: t('interview.proposedClear'),
            },
          )
        }
      />
    </WorkLayout>
  );
}
