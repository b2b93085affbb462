import { Checkbox } from '@mantine/core';
import type { FamilyMember } from '#common/contract/ipc/applications.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './member-picker.module.css';

type Listed = Pick<FamilyMember, 'id' | 'number' | 'name' | 'state' | 'appointment'> & {
  /** Said beside the number: why it is offered, or why it cannot be chosen. */
  why?: string;
  isDisabled?: boolean;
};

type MemberPickerProps = {
  legend: string;
  members: readonly Listed[];
  chosen: readonly ApplicationId[];
  onToggle: (id: ApplicationId) => void;
};

/** Files by name, each to be ticked. Nothing where there is none. */
export function MemberPicker({ legend, members, chosen, onToggle }: MemberPickerProps) {
  const t = useText();
  const format = useFormat();
  if (members.length === 0) return null;
  return (
    <fieldset className={styles['picker']}>
      <legend>{legend}</legend>
      {members.map(({ id, number, name, state, appointment, why, isDisabled = false }) => (
        <Checkbox
          key={id}
          label={name}
          disabled={isDisabled}
          checked={chosen.includes(id)}
          description={[
            number,
            appointment && `${format.shortDay(appointment.date)} ${appointment.time}`,
            t(`labels.state.${state}`),
            why,
          ]
            .filter(Boolean)
            .join(' · ')}
          onChange={() => onToggle(id)}
        />
      ))}
    </fieldset>
  );
}
