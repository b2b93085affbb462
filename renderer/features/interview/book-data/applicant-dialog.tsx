import { useState } from 'react';
import { Modal, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { bookData, Signer, type BookConfirmation } from '#common/domain/interview/book-data.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { storeSignature } from '#renderer/lib/attachments/store-signature.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { KeyLayer } from '#renderer/lib/keyboard/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SignaturePad, type Signed } from '#renderer/ui/signature-pad.tsx';
import { bookRows } from '#renderer/lib/book-rows.ts';
import { useSecondScreen } from './use-second-screen.ts';
import styles from './book-data.module.css';

type ApplicantDialogProps = {
  view: FileView;
  isOpen: boolean;
  onClose: () => void;
  onConfirmed: (confirmation: BookConfirmation) => void;
  onPrint: () => void;
};

/** The screen turned to the applicant: nothing but their own data, large, and the place to sign. */
export function ApplicantDialog(props: ApplicantDialogProps) {
  const t = useText();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('interview.bookData.title')}
      fullScreen
      classNames={{ body: styles['dialog'] ?? '', content: styles['dialogContent'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <KeyLayer>
        <ToSign {...props} />
      </KeyLayer>
    </Modal>
  );
}

function ToSign({ view, onClose, onConfirmed, onPrint }: ApplicantDialogProps) {
  const t = useText();
  // What is on this screen is what is signed, whatever becomes of the file meanwhile.
  const [data] = useState(() => bookData(view.file));
  // For a child parents or a guardian sign.
  const signers = Signer.options.filter((value) => value !== 'SELF' || !view.isMinor);
  const [signer, setSigner] = useState<Signer>(view.isMinor ? 'PARENT' : 'SELF');
  const [signerName, setSignerName] = useState('');
  const [signed, setSigned] = useState<Signed | null>(null);
  const [isStoring, setIsStoring] = useState(false);
  const [error, setError] = useState<ReplyError | null>(null);
  const second = useSecondScreen(view.file.id);
  const isNamed = signer === 'SELF' || signerName.trim() !== '';

  function confirm(evidence: Omit<BookConfirmation, 'data' | 'signer' | 'signerName'>) {
    onConfirmed({ data, signer, signerName: signer === 'SELF' ? null : signerName.trim(), ...evidence });
  }

  async function sign() {
    if (!signed) return;
    setIsStoring(true);
    const stored = await storeSignature(view.file.id, signed);
    setIsStoring(false);
    if (stored.ok) confirm({ means: 'SCREEN', ...stored.value });
    else setError(stored);
  }

  /** The sheet that was signed by hand counts with its scan. */
  async function takeSheet() {
    setError(null);
    const chosen = await callChannel('documents.chooseFile', { applicationId: view.file.id, only: 'ANY' });
    if (!chosen.ok) return setError(chosen);
    const [sheet] = chosen.value;
    if (sheet) confirm({ means: 'PAPER', signatureId: null, paperAttachmentId: sheet.attachmentId });
  }

  const problem = error ?? second.error;
  return (
    <div className={styles['applicant']}>
      <div className={styles['halves']}>
        <section className={styles['reading']} aria-label={t('interview.bookData.title')}>
          <p className={styles['ask']}>{t('interview.bookData.read')}</p>
          <dl className={styles['rows']}>
            {bookRows(t, data).map(({ key, term, value }) => (
              <div key={key}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className={styles['signing']} aria-label={t('interview.bookData.sign')}>
          <p className={styles['ask']}>{t('interview.bookData.declare')}</p>
          <ChoiceField
            label={t('interview.bookData.signer')}
            value={signer}
            choices={signers.map((value) => ({ value, label: t(`interview.bookData.who.${value}`) }))}
            onChange={setSigner}
          />
          {signer === 'SELF' ? null : (
            <TextInput
              label={t('interview.bookData.signerName')}
              value={signerName}
              maxLength={120}
              onChange={(event) => setSignerName(event.currentTarget.value)}
            />
          )}
          <SignaturePad label={t('interview.bookData.pad')} isDisabled={isStoring} onChange={setSigned} />
        </section>
      </div>
      <DecisionBar
        isBusy={isStoring}
        message={
          problem ? (
            <RefusalLine error={problem} />
          ) : second.isShown ? (
            t('interview.bookData.secondShows')
          ) : null
        }
        secondary={[
          { label: t('common.close'), combo: 'Escape', run: onClose },
          ...(second.isThere
            ? [
                {
                  label: t(second.isShown ? 'interview.bookData.secondClose' : 'interview.bookData.second'),
                  combo: 'alt+l',
                  run: second.toggle,
                },
              ]
            : []),
          { label: t('interview.bookData.print'), combo: 'ctrl+p', run: onPrint },
          {
            label: t('interview.bookData.onPaper'),
            combo: 'alt+k',
            run: () => void takeSheet(),
            isDisabled: !isNamed || isStoring,
          },
        ]}
        primary={{
          label: t('interview.bookData.save'),
          combo: 'ctrl+Enter',
          run: () => void sign(),
          isDisabled: signed === null || !isNamed || isStoring,
        }}
      />
    </div>
  );
}
