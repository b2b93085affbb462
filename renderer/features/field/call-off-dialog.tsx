import type { FieldDayView } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';

type CallOffDialogProps = { day: FieldDayView | null; onClose: () => void };

export function CallOffDialog({ day, onClose }: CallOffDialogProps) {
  const t = useText();
  const [callOff] = useChannelMutation('field.callOff');
  return (
    <NoteDialog
      title={t('field.callOffTitle', { place: day?.place ?? '' })}
      text={t('field.callOffText')}
      noteLabel={t('field.callOffReason')}
      confirmLabel={t('field.callOff')}
      isOpen={day !== null}
      isDangerous
      maxLength={300}
      onClose={onClose}
      submit={(reason) => callOff({ id: day?.id ?? '', reason })}
    />
  );
}
