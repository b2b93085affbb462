import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { usePaperText, useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { PaperDialog } from '#renderer/ui/paper/paper-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { ShortageSheet } from './shortage-sheet.tsx';

/** The list that a returned applicant leaves with: seen, printed, or saved. */
export function ShortageButton({ view }: { view: FileView }) {
  const t = useText();
  const paper = usePaperText();
  const [isOpen, setIsOpen] = useState(false);
  const [save, { isBusy, error }] = useChannelMutation('documents.savePaper');
  useScreenKeys([{ combo: 'ctrl+p', label: t('documents.shortage.open'), run: () => setIsOpen(true) }]);
  if (view.file.returns.length === 0) return null;

  async function savePdf() {
    const reply = await save({ applicationId: view.file.id, paper: 'SHORTAGE' });
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('common.paper.saved'), closeLabel: t('common.close') });
    }
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        rightSection={<KeyHint combo="ctrl+p" />}
        onClick={() => setIsOpen(true)}
      >
        {t('documents.shortage.open')}
      </Button>
      <PaperDialog
        title={paper('documents.shortage.title')}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        onSave={() => void savePdf()}
        isSaving={isBusy}
      >
        {error ? <RefusalLine error={error} /> : null}
        <ShortageSheet view={view} />
      </PaperDialog>
    </>
  );
}
