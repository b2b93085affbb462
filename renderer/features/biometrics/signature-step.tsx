import { useState } from 'react';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SignaturePad } from '#renderer/ui/signature-pad.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** The applicant's signature on the pad or from a file; or the reason why there is none. */
export function SignatureStep({
  view,
  act,
  isBusy,
  isReadOnly,
  onDone,
}: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const [store, { isBusy: isStoring }] = useChannelMutation('documents.store');
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const [toBytes, setToBytes] = useState<(() => Promise<Uint8Array>) | null>(null);
  const [cannot, setCannot] = useState(false);
  const [exception, setException] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isRetake = view.file.signature !== null;
  const isOff = isReadOnly || isBusy || isStoring;

  async function record(attachmentId: AttachmentId | null) {
    const payload = {
      attachmentId,
      exception: cannot ? exception : null,
      reference: null,
      retakeReason: isRetake ? reason : null,
    };
    const outcome = await act([{ kind: 'biometrics.captureSignature/1', payload }], {
      done: t('capture.signatureSaved'),
      quiet: true,
    });
    if (outcome.ok) onDone();
    else setError(outcome.refused);
  }

  async function save() {
    if (cannot) {
      await record(null);
      return;
    }
    if (!toBytes) return;
    const reply = await store({ applicationId: view.file.id, bytes: await toBytes() });
    if (reply.ok) await record(reply.value.attachmentId);
    else setError(reply);
  }

  async function fromFile() {
    const reply = await chooseFile({ applicationId: view.file.id, only: 'IMAGE' });
    if (!reply.ok) setError(reply);
    const [picture] = reply.ok ? reply.value : [];
    if (picture) await record(picture.attachmentId);
  }

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy || isStoring}
          message={error ? <RefusalLine error={error} /> : null}
          primary={{
            label: t('capture.signatureSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled:
              isOff ||
              (cannot ? exception.trim() === '' : toBytes === null) ||
              (isRetake && reason.trim() === ''),
          }}
        />
      }
    >
      <Section
        title={t('capture.steps.SIGNATURE')}
        aside={
          <Button size="xs" variant="default" disabled={isOff || cannot} onClick={() => void fromFile()}>
            {t('capture.signatureFile')}
          </Button>
        }
      >
        <FieldStack>
          <p>{t('capture.signatureHint')}</p>
          <SignaturePad
            label={t('capture.signaturePad')}
            isDisabled={isOff || cannot}
            onChange={(next) => setToBytes(() => next)}
          />
          <Checkbox
            label={t('capture.signatureCannot')}
            checked={cannot}
            disabled={isOff}
            onChange={(event) => setCannot(event.currentTarget.checked)}
          />
          {cannot ? (
            <Textarea
              label={t('capture.signatureException')}
              value={exception}
              autosize
              minRows={2}
              onChange={(event) => setException(event.currentTarget.value)}
            />
          ) : null}
          {isRetake ? (
            <TextInput
              label={t('capture.retakeReason')}
              value={reason}
              disabled={isOff}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
        </FieldStack>
      </Section>
    </WorkLayout>
  );
}
