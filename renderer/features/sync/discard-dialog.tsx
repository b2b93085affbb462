import type { TrayItem } from '#common/contract/ipc/sync.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type DiscardDialogProps = { item: TrayItem | null; onClose: () => void };

/** Setting refused work aside asks for words: they are all that will be left of it. */
export function DiscardDialog({ item, onClose }: DiscardDialogProps) {
  const t = useText();
  const [discard] = useChannelMutation('sync.discard');

  async function submit(note: string) {
    const reply = await discard({ group: item?.group ?? '', note });
    if (reply.ok) showToast({ message: t('sync.tray.discarded'), closeLabel: t('common.close') });
    return reply;
  }

  return (
    <NoteDialog
      title={t('sync.tray.discardTitle')}
      text={t('sync.tray.discardText')}
      noteLabel={t('sync.tray.discardNote')}
      confirmLabel={t('sync.tray.discard')}
      isOpen={item !== null}
      maxLength={500}
      onClose={onClose}
      submit={submit}
    />
  );
}
