import { useState } from 'react';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { storeSignature } from '#renderer/lib/attachments/store-signature.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SignaturePad, type Signed } from '#renderer/ui/signature-pad.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';

/** The applicant's signature on the pad, with its strokes, or from a file; or the reason why there is none. */
export function SignatureStep({
  view,
  act,
  isBusy,
  isReadOnly,
  onDone,
}: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const [isStoring, setIsStoring] = useState(false);
  const [signed, setSigned] = useState<Signed | null>(null);
  const [cannot, setCannot] = useState(false);
  const [exception, setException] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isRetake = view.file.signature !== null;
  const isOff = isReadOnly || isBusy || isStoring;

  async function record(attachmentId: AttachmentId | null, strokesAttachmentId?: AttachmentId) {
    const payload = {
      attachmentId,
      exception: cannot ? exception : null,
      reference: null,
      retakeReason: isRetake ? reason : null,
      ...(strokesAttachmentId ? { strokesAttachmentId } : {}),
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
    if (!signed) return;
    setIsStoring(true);
    const stored = await storeSignature(view.file.id, signed);
    setIsStoring(false);
    if (stored.ok) await record(stored.value.signatureId, stored.value.strokesAttachmentId);
    else setError(stored);
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
              (cannot ? exception.trim() === '' : signed === null) ||
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
          <SignaturePad label={t('capture.signaturePad')} isDisabled={isOff || cannot} onChange={setSigned} />
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
