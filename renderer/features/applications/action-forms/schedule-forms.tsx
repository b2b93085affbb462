import { useState } from 'react';
import { Select } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { SpecialRescheduleReason } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import { TimeField } from '#renderer/ui/time-field.tsx';
import { FreePlaces } from './free-places.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { MemberPicker } from '#renderer/ui/member-picker.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

type Slot = { date: PlainDate | null; time: string | null };

function SlotFields({ slot, onChange }: { slot: Slot; onChange: (slot: Slot) => void }) {
  const t = useText();
  return (
    <FieldRow>
      <DateField
        label={t('actions.form.newDate')}
        value={slot.date}
        onChange={(date) => onChange({ ...slot, date })}
        isRequired
      />
      <TimeField
        label={t('actions.form.newTime')}
        value={slot.time}
        isRequired
        onChange={(time) => onChange({ ...slot, time })}
      />
    </FieldRow>
  );
}

/** Linked files that wait for a day too; all of them unless somebody is taken out. */
function useMembersToMove({ file }: FileView) {
  const { data } = useChannelQuery(
    'applications.family',
    file.family ? { applicationId: file.id } : skipToken,
  );
  const [left, setLeft] = useState<readonly ApplicationId[]>([]);
  const members = (data?.members ?? []).filter(
    ({ id, state }) => id !== file.id && (state === 'BOOKED' || state === 'NO_SHOW'),
  );
  const chosen = members.map(({ id }) => id).filter((id) => !left.includes(id));
  const toggle = (id: ApplicationId) =>
    setLeft(left.includes(id) ? left.filter((other) => other !== id) : [...left, id]);
  return { members, chosen, toggle };
}

export function SpecialRescheduleForm(form: ActionFormProps) {
  const t = useText();
  const { sop } = useSop();
  const [slot, setSlot] = useState<Slot>({ date: null, time: form.view.file.appointment?.time ?? null });
  const [reason, setReason] = useState<SpecialRescheduleReason | null>(null);
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && slot.date !== null && slot.time !== null && reason !== null;
  const { members, chosen, toggle } = useMembersToMove(form.view);
  const appointment = { date: slot.date ?? '', time: slot.time ?? '' };
  const offered = sop?.settings.specialRescheduleReasons.value ?? SpecialRescheduleReason.options;
  return (
    <FormShell
      form={form}
      together={chosen}
      action={
        isReady && reason
          ? { kind: 'appointments.specialReschedule/1', payload: { appointment, reason, note } }
          : null
      }
    >
      <SlotFields slot={slot} onChange={setSlot} />
      <FreePlaces file={form.view.file} chosen={slot.date} onChoose={(date) => setSlot({ ...slot, date })} />
      <Select
        label={t('actions.form.rescheduleReason')}
        value={reason}
        data={offered.map((value) => ({ value, label: t(`labels.specialReschedule.${value}`) }))}
        onChange={(value) => setReason(SpecialRescheduleReason.safeParse(value).data ?? null)}
      />
      <NoteField value={note} onChange={setNote} />
      <MemberPicker legend={t('family.together')} members={members} chosen={chosen} onToggle={toggle} />
    </FormShell>
  );
}
