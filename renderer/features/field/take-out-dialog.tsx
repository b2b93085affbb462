import type { FieldDayView, FieldFile } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';

export type TakingOut = { day: FieldDayView; file: FieldFile };

/** One file becomes the office's again while the others stay out. */
export function TakeOutDialog({ taking, onClose }: { taking: TakingOut | null; onClose: () => void }) {
  const t = useText();
  const [takeOut] = useChannelMutation('field.takeOut');
  return (
    <NoteDialog
      title={t('field.takeOutTitle', { number: taking?.file.number ?? t('field.notHere') })}
      text={t('field.takeOutText')}
      noteLabel={t('field.takeOutReason')}
      confirmLabel={t('field.takeOut')}
      isOpen={taking !== null}
      isDangerous
      maxLength={300}
      onClose={onClose}
      submit={async (reason) => {
        if (!taking) return { ok: true, value: null };
        return takeOut({ id: taking.day.id, file: taking.file.id, reason });
      }}
    />
  );
}
