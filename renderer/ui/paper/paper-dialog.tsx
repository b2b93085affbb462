import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { KeyLayer } from '#renderer/lib/keyboard/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PaperPage } from './paper-page.tsx';
import styles from './paper.module.css';

type PaperDialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Writes the sheet as a PDF where the person chooses. */
  onSave: () => void;
  onPrint: () => void;
  isSaving: boolean;
  /** A slip or a label: it stands alone, without the letterhead. */
  isSlip?: boolean;
  children: ReactNode;
};

/** A paper before it goes to the printer or into a file. */
export function PaperDialog({
  title,
  isOpen,
  onClose,
  onSave,
  onPrint,
  isSaving,
  isSlip = false,
  children,
}: PaperDialogProps) {
  const t = useText();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      fullScreen
      classNames={{ body: styles['dialog'] ?? '', content: styles['dialogContent'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <KeyLayer>
        <PaperPage
          label={title}
          isSlip={isSlip}
          footer={
            <DecisionBar
              isBusy={isSaving}
              secondary={[
                { label: t('common.close'), combo: 'Escape', run: onClose },
                { label: t('common.paper.savePdf'), combo: 'ctrl+s', run: onSave },
              ]}
              primary={{
                label: t('common.paper.print'),
                combo: 'ctrl+Enter',
                run: onPrint,
              }}
            />
          }
        >
          {children}
        </PaperPage>
      </KeyLayer>
    </Modal>
  );
}
