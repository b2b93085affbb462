import { useState } from 'react';
import { NumberInput, Textarea } from '@mantine/core';
import { MOST_FILES } from '#common/domain/field/field-day.ts';
import type { FieldDayView } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type CountDialogProps = { day: FieldDayView; onClose: () => void };

/** One person's count; the second one's ends the day. */
export function CountDialog({ day, onClose }: CountDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('field.countTitle', { place: day.place })} isOpen onClose={onClose}>
      <CountForm day={day} onClose={onClose} />
    </Dialog>
  );
}

function CountForm({ day: { id }, onClose }: CountDialogProps) {
  const t = useText();
  const [count, { isBusy, error }] = useChannelMutation('field.count');
  const [home, setHome] = useState<number | null>(null);
  const [worked, setWorked] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const isDifferent = error?.code === 'FIELD_COUNT_DIFFERS';

  async function run() {
    if (home === null || worked === null) return;
    const reply = await count({ id, home, worked, note });
    if (!reply.ok) return;
    showToast({ message: t(reply.value === 'HOME' ? 'field.closed' : 'field.counted') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('field.countText')}</p>
      <FieldRow>
        <CountField label={t('field.home')} value={home} onChange={setHome} isFirst />
        <CountField label={t('field.worked')} value={worked} onChange={setWorked} />
      </FieldRow>
      {isDifferent ? (
        <Textarea
          label={t('field.note')}
          description={t('field.noteHint')}
          value={note}
          maxLength={300}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('field.countSave')}
        isReady={home !== null && worked !== null}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}

type CountFieldProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  isFirst?: boolean;
};

function CountField({ label, value, onChange, isFirst }: CountFieldProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ''}
      min={0}
      max={MOST_FILES}
      allowDecimal={false}
      clampBehavior="strict"
      data-autofocus={isFirst || undefined}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  );
}
