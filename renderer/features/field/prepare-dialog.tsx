import { useState } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import { v7 } from 'uuid';
import { FieldDayKind } from '#common/domain/field/field-day.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { BookingPicker } from './booking-picker.tsx';

const NO_INPUT = {};

export function PrepareDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t('field.prepareTitle')} isOpen onClose={onClose} size="760px">
      <PrepareForm onClose={onClose} />
    </Dialog>
  );
}

function PrepareForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { today } = useFormat();
  const { data: desks = [], error: noDesks } = useChannelQuery('field.desks', NO_INPUT);
  const [prepare, { isBusy, error }] = useChannelMutation('field.prepare');
  // One id for the whole form: sent twice it is one day.
  const [id] = useState(() => v7());
  const [kind, setKind] = useState<FieldDayKind>('EAZY');
  const [place, setPlace] = useState('');
  const [on, setOn] = useState<PlainDate | null>(today);
  const [deskId, setDeskId] = useState('');
  const [files, setFiles] = useState<readonly ApplicationId[]>([]);
  const isReady = place.trim().length >= 3 && on !== null && deskId !== '' && files.length > 0;
  const refusal = error ?? noDesks;

  function changeDay(day: PlainDate | null) {
    setOn(day);
    setFiles([]);
  }

  async function run() {
    if (!isReady || on === null) return;
    const reply = await prepare({ id, kind, place, on, deskId, files: [...files] });
    if (!reply.ok) return;
    const name = desks.find((desk) => desk.deskId === deskId)?.name ?? '';
    showToast({ message: t('field.prepared', { name }) });
    onClose();
  }

  return (
    <FieldStack>
      <ChoiceField
        label={t('field.what')}
        choices={FieldDayKind.options.map((value) => ({ value, label: t(`field.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextInput
        label={t('field.place')}
        description={t('field.placeHint')}
        value={place}
        maxLength={120}
        data-autofocus
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <FieldRow>
        <DateField label={t('field.on')} value={on} onChange={changeDay} />
        <NativeSelect
          label={t('field.laptop')}
          description={'\u00A0'}
          value={deskId}
          data={[
            { value: '', label: t('common.choose') },
            ...desks.map((desk) => ({ value: desk.deskId, label: desk.name })),
          ]}
          onChange={(event) => setDeskId(event.currentTarget.value)}
        />
      </FieldRow>
      {on ? <BookingPicker on={on} chosen={files} onChange={setFiles} /> : null}
      {refusal ? <RefusalLine error={refusal} /> : null}
      <ConfirmFooter
        label={t('field.prepare')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
