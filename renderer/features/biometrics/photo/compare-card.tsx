import { TextInput } from '@mantine/core';
import { FaceDecision } from '#common/domain/biometrics/face-comparison.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useBlobUrlOf } from '#renderer/lib/use-blob-url.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FaceBand } from './face-band.tsx';
import { referenceName } from './reference-name.ts';
import type { Answer } from './comparison-answer.ts';
import { UnopenedCard } from './unopened-card.tsx';
import type { Measured, OpenedReference, Reference } from './use-references.ts';
import styles from './photo.module.css';

/** The keys stand with the first picture that is still to be decided. */
export const DECISION_KEYS: Readonly<Record<FaceDecision, string>> = {
  SAME_PERSON: '1',
  NOT_SURE: '2',
  OTHER_PERSON: '3',
};

type CompareCardProps = {
  reference: Reference;
  /** Absent while there is no take, or it is still being measured. */
  measured: Measured | undefined;
  answer: Answer;
  isAsked: boolean;
  hasKeys: boolean;
  onAnswer: (answer: Answer) => void;
};

/** One earlier picture: how close it is in words, and what the officer says; or that it could not be opened. */
export function CompareCard({ reference, ...props }: CompareCardProps) {
  const { picture } = reference;
  if (!picture) return <UnopenedCard {...props} reference={reference} />;
  return <OpenedCard {...props} reference={{ ...reference, picture }} />;
}

function OpenedCard(props: CompareCardProps & { reference: OpenedReference }) {
  const { reference, measured, answer, isAsked, hasKeys, onAnswer } = props;
  const t = useText();
  const format = useFormat();
  const url = useBlobUrlOf(reference.picture);
  const name = referenceName(t, reference);
  return (
    <figure className={styles['card']}>
      <figcaption>
        <strong>{name}</strong> <span className={styles['soft']}>{format.moment(reference.takenAt)}</span>
      </figcaption>
      <div className={styles['cardPicture']}>{url ? <img src={url} alt={name} /> : null}</div>
      {isAsked ? (
        <>
          <FaceBand measured={measured} />
          <ChoiceField
            label={t('portrait.compare.decision', { what: name })}
            value={answer.decision}
            choices={FaceDecision.options.map((value) => ({
              value,
              label: t(`portrait.compare.decisions.${value}`),
              ...(hasKeys ? { keys: DECISION_KEYS[value] } : {}),
            }))}
            onChange={(decision) => onAnswer({ ...answer, decision })}
          />
          {answer.decision === 'NOT_SURE' || answer.decision === 'OTHER_PERSON' ? (
            <TextInput
              label={t('portrait.compare.note')}
              value={answer.note}
              maxLength={300}
              onChange={(event) => onAnswer({ ...answer, note: event.currentTarget.value })}
            />
          ) : null}
        </>
      ) : null}
    </figure>
  );
}
