import { parseTypedTime } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

const asTyped = (time: string) => time;

/** A time of 24 hours that is typed, as `HH:MM`. The browser's own field follows the system's language and would say AM on an English Windows. */
export function TimeField(props: TypedFieldProps<string>) {
  const t = useText();
  return (
    <TypedField
      {...props}
      description={props.description ?? t('common.timeHint')}
      parse={parseTypedTime}
      show={asTyped}
      invalid={t('common.timeInvalid')}
      maxLength={5}
    />
  );
}
