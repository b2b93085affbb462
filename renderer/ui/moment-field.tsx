import { instantAt, localTime, type Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from './date-field.tsx';
import { FieldRow } from './form-footer.tsx';
import { TimeField } from './time-field.tsx';

type MomentFieldProps = {
  label: string;
  value: Instant;
  isDisabled?: boolean;
  onChange: (moment: Instant) => void;
};

/** Day and time on the office's wall, for what another system did earlier. */
export function MomentField({ label, value, isDisabled = false, onChange }: MomentFieldProps) {
  const t = useText();
  const format = useFormat();
  const { utcOffsetMinutes } = useSession();
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
      <TimeField
        label={t('common.time')}
        value={localTime(value, utcOffsetMinutes)}
        isDisabled={isDisabled}
        onChange={(time) => time !== null && onChange(instantAt(date, time, utcOffsetMinutes))}
      />
    </FieldRow>
  );
}
