import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Answer } from './comparison-answer.ts';
import { referenceName } from './reference-name.ts';
import type { Reference } from './use-references.ts';
import styles from './photo.module.css';

type UnopenedCardProps = {
  reference: Reference;
  answer: Answer;
  isAsked: boolean;
  onAnswer: (answer: Answer) => void;
};

/** An earlier picture that could not be opened: nobody compares it, and whoever decides hears why. */
export function UnopenedCard({ reference, answer, isAsked, onAnswer }: UnopenedCardProps) {
  const t = useText();
  const format = useFormat();
  const name = referenceName(t, reference);
  return (
    <figure className={styles['card']} data-unopened>
      <figcaption>
        <strong>{name}</strong> <span className={styles['soft']}>{format.moment(reference.takenAt)}</span>
      </figcaption>
      <p>{t('portrait.compare.unopened')}</p>
      {isAsked ? (
        <TextInput
          label={t('portrait.compare.unopenedNote', { what: name })}
          value={answer.note}
          maxLength={300}
          onChange={(event) => onAnswer({ decision: null, note: event.currentTarget.value })}
        />
      ) : null}
    </figure>
  );
}
