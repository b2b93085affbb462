import { useState } from 'react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { SignaturePad, type Signed } from '#renderer/ui/signature-pad.tsx';
import type { ExaminationForm } from './examination-form.ts';
import styles from './examination.module.css';

type SignDialogProps = {
  applicationId: ApplicationId;
  form: ExaminationForm;
  isOpen: boolean;
  onClose: () => void;
  onSigned: (signatureId: AttachmentId) => void;
};

/** The applicant reads the record in large letters and signs under it on the pad. */
export function SignDialog({ applicationId, form, isOpen, onClose, onSigned }: SignDialogProps) {
  const t = useText();
  const [store, { isBusy }] = useChannelMutation('documents.store');
  const [signed, setSigned] = useState<Signed | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);

  async function keep() {
    if (!signed) return;
    const reply = await store({ applicationId, bytes: await signed.toBytes() });
    if (reply.ok) onSigned(reply.value.attachmentId);
    else setError(reply);
  }

  return (
    <Dialog title={t('interview.bap.signTitle')} isOpen={isOpen} onClose={onClose} size="820px">
      <ScrollRegion className={styles['text']} label={t('interview.bap.signTitle')}>
        <dl lang="id">
          {form.answers.map(({ id, question, answer }, index) => (
            <div key={id}>
              <dt>
                {index + 1}. {question}
              </dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
        {form.statement ? <p>{form.statement}</p> : null}
      </ScrollRegion>
      <p>{t('interview.bap.signHint')}</p>
      <SignaturePad label={t('interview.bap.signature')} isDisabled={isBusy} onChange={setSigned} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('interview.bap.signKeep')}
        onConfirm={keep}
        onCancel={onClose}
        isBusy={isBusy}
        isReady={signed !== null}
      />
    </Dialog>
  );
}
