import type { ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import { sizeOf, type FilePaper } from '#common/domain/printing/paper.ts';
import { usePaperText, useText } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PaperDialog } from '#renderer/ui/paper/paper-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { FileSheet } from './file-sheet.tsx';

type PaperPreviewProps = {
  /** Null while nothing is shown. */
  paper: PaperRef | null;
  onClose: () => void;
  /** The sheet with the number of its copy. */
  children: (copy: number) => ReactNode;
};

/** A paper before it is printed or saved, numbered as the copy that it will be. */
export function PaperPreview({ paper, onClose, children }: PaperPreviewProps) {
  const t = useText();
  const title = usePaperText();
  const { currentData: copies, error: unreadable } = useChannelQuery('printing.copies', paper ?? skipToken, {
    refetchOnMountOrArgChange: true,
  });
  const [print, { isBusy: isPrinting, error: printError }] = useChannelMutation('printing.print');
  const [save, { isBusy: isSaving, error: saveError }] = useChannelMutation('printing.save');
  const problem = unreadable ?? saveError ?? printError;
  const copy = copies?.made ?? null;

  async function savePdf() {
    if (!paper || copy === null) return;
    const reply = await save({ ref: paper, copy });
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('common.paper.saved'), closeLabel: t('common.close') });
      onClose();
    }
  }

  async function toPrinter() {
    if (!paper || copy === null) return;
    const reply = await print({ ref: paper, copy });
    if (!reply.ok) return;
    if (reply.value.way === 'QUEUE') {
      showToast({ message: t('printing.toPrinter'), closeLabel: t('common.close') });
    }
    onClose();
  }

  return (
    <PaperDialog
      title={paper ? title(`printing.paper.${paper.paper}`) : ''}
      isOpen={paper !== null}
      onClose={onClose}
      onSave={() => void savePdf()}
      onPrint={() => void toPrinter()}
      isSaving={isSaving || isPrinting}
      isSlip={paper !== null && sizeOf(paper.paper) !== 'A4'}
    >
      {problem ? <RefusalLine error={problem} /> : null}
      {paper && copy !== null ? children(copy) : null}
    </PaperDialog>
  );
}

type FilePaperPreviewProps = { paper: FilePaper | null; view: FileView; onClose: () => void };

export function FilePaperPreview({ paper, view, onClose }: FilePaperPreviewProps) {
  return (
    <PaperPreview paper={paper ? { paper, applicationId: view.file.id } : null} onClose={onClose}>
      {(copy) => (paper ? <FileSheet paper={paper} view={view} copy={copy} /> : null)}
    </PaperPreview>
  );
}
