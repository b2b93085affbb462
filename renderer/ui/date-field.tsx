import type { PlainDate } from '#common/kernel/plain-date.ts';
import { parseTypedDate, toTypedDate } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

/** A date that is typed, not picked: day, month, year, with the weekday as an echo so that a slip shows. */
export function DateField(props: TypedFieldProps<PlainDate>) {
  const t = useText();
  const format = useFormat();
  return (
    <TypedField
      {...props}
      description={props.description ?? t('common.dateHint')}
      parse={parseTypedDate}
      show={toTypedDate}
      invalid={t('common.dateInvalid')}
      maxLength={10}
      echo={props.value ? <span>{format.date(props.value).slice(0, 3)}</span> : null}
    />
  );
}
