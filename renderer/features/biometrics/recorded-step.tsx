import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction, StageWorkProps } from '#renderer/lib/stage-work.ts';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** Where SIMKIM does the capture: one reference for all three, and the data to be pasted there, field by field. */
export function RecordedStep({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [reference, setReference] = useState('');
  const [recordedAt, setRecordedAt] = useState(deskNow);
  const [error, setError] = useState<ReplyError | null>(null);
  const { file } = view;

  async function save() {
    const common = { attachmentId: null, reference, retakeReason: null, recordedAt };
    const actions: PlannedAction[] = [
      ...(file.photo
        ? []
        : [
            {
              kind: 'biometrics.capturePhoto/1' as const,
              payload: { ...common, source: null, width: 0, height: 0 },
            },
          ]),
      ...(file.fingerprints
        ? []
        : [
            {
              kind: 'biometrics.captureFingerprints/1' as const,
              payload: { fingers: [], exceptions: [], reference, retakeReason: null, recordedAt },
            },
          ]),
      ...(file.signature
        ? []
        : [{ kind: 'biometrics.captureSignature/1' as const, payload: { ...common, exception: null } }]),
    ];
    const outcome = await act(actions, { done: t('capture.recordedDone'), quiet: true });
    if (!outcome.ok) setError(outcome.refused);
  }

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : null}
          primary={{
            label: t('capture.recordedSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isReadOnly || isBusy || reference.trim() === '',
          }}
        />
      }
    >
      <Section title={t('capture.title')}>
        <FieldStack>
          <p>{t('capture.recorded')}</p>
          <CopyNext view={view} />
          <TextInput
            label={t('common.reference')}
            value={reference}
            disabled={isReadOnly}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <MomentField
            label={t('capture.recordedAt')}
            value={recordedAt}
            isDisabled={isReadOnly}
            onChange={setRecordedAt}
          />
        </FieldStack>
      </Section>
    </WorkLayout>
  );
}
