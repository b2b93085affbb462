import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { instantAt, localTime, type Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from './date-field.tsx';
import { FieldRow } from './form-footer.tsx';

type MomentFieldProps = {
  label: string;
  value: Instant;
  isDisabled?: boolean;
  onChange: (moment: Instant) => void;
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Day and time on the office's wall, for what another system did earlier. */
export function MomentField({ label, value, isDisabled = false, onChange }: MomentFieldProps) {
  const t = useText();
  const format = useFormat();
  const { utcOffsetMinutes } = useSession();
  const [time, setTime] = useState(localTime(value, utcOffsetMinutes));
  const date = format.dateOf(value);
  return (
    <FieldRow>
      <DateField
        label={label}
        value={date}
        isDisabled={isDisabled}
        onChange={(next) =>
          next && onChange(instantAt(next, localTime(value, utcOffsetMinutes), utcOffsetMinutes))
        }
      />
      <TextInput
        type="time"
        label={t('common.time')}
        value={time}
        disabled={isDisabled}
        error={!TIME.test(time)}
        onChange={({ currentTarget }) => {
          setTime(currentTarget.value);
          if (!TIME.test(currentTarget.value)) return;
          onChange(instantAt(date, currentTarget.value, utcOffsetMinutes));
        }}
      />
    </FieldRow>
  );
}
