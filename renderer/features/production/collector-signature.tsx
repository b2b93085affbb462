import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { SignaturePad } from '#renderer/ui/signature-pad.tsx';
import styles from './production.module.css';

/** Written in the box, or scanned from the paper register where there is no pad. */
export type Signature =
  { kind: 'PAD'; toBytes: () => Promise<Uint8Array> } | { kind: 'FILE'; attachmentId: AttachmentId };

type CollectorSignatureProps = {
  applicationId: ApplicationId;
  signature: Signature | null;
  isOff: boolean;
  onChange: (signature: Signature | null) => void;
  onFromFile: () => void;
};

export function CollectorSignature({
  applicationId,
  signature,
  isOff,
  onChange,
  onFromFile,
}: CollectorSignatureProps) {
  const t = useText();
  if (signature?.kind === 'FILE') {
    return (
      <div className={styles['signature']}>
        <AttachmentView
          applicationId={applicationId}
          attachmentId={signature.attachmentId}
          name={t('handover.form.signature')}
        />
        <Button size="xs" variant="default" disabled={isOff} onClick={() => onChange(null)}>
          {t('capture.signatureClear')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['signature']}>
      <div className={styles['signatureHead']}>
        <p className={styles['hint']}>{t('handover.form.signatureHint')}</p>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolder size={16} aria-hidden />}
          disabled={isOff}
          onClick={onFromFile}
        >
          {t('capture.signatureFile')}
        </Button>
      </div>
      <SignaturePad
        label={t('handover.form.signature')}
        isDisabled={isOff}
        onChange={(signed) => onChange(signed ? { kind: 'PAD', toBytes: signed.toBytes } : null)}
      />
    </div>
  );
}
