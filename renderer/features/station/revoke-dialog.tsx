import type { DeskInfo } from '#common/contract/hub/station.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type RevokeDialogProps = { desk: DeskInfo | null; onClose: () => void };

/** A PC that was lost or goes: shut out for good, with the reason on record. */
export function RevokeDialog({ desk, onClose }: RevokeDialogProps) {
  const t = useText();
  const [revoke] = useChannelMutation('station.revoke');
  const name = desk?.name ?? '';

  async function submit(reason: string) {
    const reply = await revoke({ deskId: desk?.deskId ?? '', reason });
    if (reply.ok) {
      const { files } = reply.value;
      showToast({ message: t('station.revokedDone', { name, files }), closeLabel: t('common.close') });
    }
    return reply;
  }

  return (
    <NoteDialog
      title={t('station.revokeTitle', { name })}
      text={t('station.revokeText')}
      noteLabel={t('station.revokeReason')}
      confirmLabel={t('station.revoke')}
      isOpen={desk !== null}
      isDangerous
      maxLength={200}
      onClose={onClose}
      submit={submit}
    />
  );
}
