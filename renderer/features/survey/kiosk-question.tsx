import { useEffect, useRef } from 'react';
import { IconMoodHappy, IconMoodEmpty, IconMoodSad, IconMoodSmile, type Icon } from '@tabler/icons-react';
import { IkmAnswer, IkmElement } from '#common/domain/office/ikm.ts';
import { CATALOGUES, type Language } from '#common/i18n/index.ts';
import styles from './kiosk.module.css';

const FACES: Readonly<Record<IkmAnswer, Icon>> = {
  1: IconMoodSad,
  2: IconMoodEmpty,
  3: IconMoodSmile,
  4: IconMoodHappy,
};
/** Worst to best, as the eye goes. */
const VALUES = IkmAnswer.options.map(({ value }) => value);

type KioskQuestionProps = {
  language: Language;
  at: number;
  chosen: IkmAnswer | null;
  onAnswer: (value: IkmAnswer) => void;
};

/** One element a screen; a touch answers it and brings the next. Face, word and number say the same. */
export function KioskQuestion({ language, at, chosen, onAnswer }: KioskQuestionProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const words = CATALOGUES[language].survey.kiosk;
  const element = IkmElement.options[at] ?? IkmElement.options[0];
  const of = IkmElement.options.length;
  // A screen reader begins with the question, not where the button of the one before was.
  useEffect(() => title.current?.focus(), []);
  if (!element) return null;
  return (
    <>
      <p className={styles['progress']}>
        {words.progress.replace('{{at}}', String(at + 1)).replace('{{of}}', String(of))}
      </p>
      <div className={styles['bar']} aria-hidden>
        {IkmElement.options.map((one, index) => (
          <span key={one} data-done={index <= at || undefined} />
        ))}
      </div>
      <h1 ref={title} tabIndex={-1} className={styles['title']}>
        {words.question[element]}
      </h1>
      <div className={styles['answers']}>
        {VALUES.map((value) => {
          const Face = FACES[value];
          return (
            <button
              key={value}
              type="button"
              className={styles['answer']}
              data-value={value}
              aria-pressed={chosen === value}
              onClick={() => onAnswer(value)}
            >
              <Face size={72} stroke={1.25} aria-hidden />
              <span>{words.answer[element][value]}</span>
            </button>
          );
        })}
      </div>
    </>
  );
}
