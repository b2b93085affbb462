import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { ExceptedFinger, FingerPolicy, FingerPosition } from '#common/domain/biometrics/finger.ts';
import { needsProof, permanenceOf } from '#common/domain/biometrics/finger-plan.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ProofCamera } from './proof-camera.tsx';

type ExceptionDialogProps = {
  applicationId: ApplicationId;
  position: FingerPosition | null;
  policy: FingerPolicy;
  before: ExceptedFinger | undefined;
  onSave: (exception: ExceptedFinger) => void;
  onClose: () => void;
};

/** Why a finger is not taken, for how long, and where the office wants it a photo of the hand. */
export function ExceptionDialog(props: ExceptionDialogProps) {
  const t = useText();
  const { position, onClose } = props;
  const title = position ? t('fingers.exceptionOf', { finger: t(`labels.finger.${position}`) }) : '';
  return (
    <Dialog title={title} isOpen={position !== null} onClose={onClose} size="620px">
      {position ? <ExceptionForm {...props} position={position} /> : null}
    </Dialog>
  );
}

function ExceptionForm({
  applicationId,
  position,
  policy,
  before,
  onSave,
  onClose,
}: ExceptionDialogProps & { position: FingerPosition }) {
  const t = useText();
  const [reason, setReason] = useState(before?.reason ?? null);
  const [permanence, setPermanence] = useState(before?.permanence ?? 'TEMPORARY');
  const [note, setNote] = useState(before?.note ?? '');
  const [proof, setProof] = useState<AttachmentId | null>(before?.proofAttachmentId ?? null);
  const isGone = reason === 'AMPUTATED';
  const isProofNeeded = reason !== null && needsProof(policy, { reason, permanence });

  async function save() {
    if (reason === null) return;
    onSave({
      position,
      reason,
      note,
      permanence: permanenceOf({ reason, permanence }),
      ...(proof ? { proofAttachmentId: proof } : {}),
    });
  }

  return (
    <FieldStack>
      <ChoiceField
        label={t('capture.fingerException')}
        choices={policy.exceptions.map((value) => ({ value, label: t(`capture.exception.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <ChoiceField
        label={t('fingers.howLong')}
        choices={(['TEMPORARY', 'PERMANENT'] as const).map((value) => ({
          value,
          label: t(`fingers.permanence.${value}`),
          isDisabled: isGone && value === 'TEMPORARY',
        }))}
        value={isGone ? 'PERMANENT' : permanence}
        onChange={setPermanence}
      />
      <TextInput
        label={t('capture.fingerExceptionNote')}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isProofNeeded || proof ? (
        <ProofCamera applicationId={applicationId} proof={proof} onProof={setProof} />
      ) : null}
      <ConfirmFooter
        label={t('fingers.exceptionSave')}
        isReady={reason !== null && (!isProofNeeded || proof !== null)}
        onCancel={onClose}
        onConfirm={save}
      />
    </FieldStack>
  );
}
