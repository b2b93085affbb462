import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinkFields } from './link-form.tsx';

type LinkDialogProps = { view: FileView; isOpen: boolean; onClose: () => void };

/** More files for a family that is there already. */
export function LinkDialog({ view, isOpen, onClose }: LinkDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('family.link.title')} isOpen={isOpen} onClose={onClose} size="560px">
      <LinkFields view={view} onClose={onClose} />
    </Dialog>
  );
}
