import { useText } from '#renderer/lib/i18n.ts';
import type { Shot } from '#renderer/lib/use-camera.ts';
import styles from './capture.module.css';

type PhotoTriesProps = {
  tries: readonly Shot[];
  chosen: number | null;
  onChoose: (index: number) => void;
};

/** The pictures taken so far, small; one of them is used. */
export function PhotoTries({ tries, chosen, onChoose }: PhotoTriesProps) {
  const t = useText();
  return (
    <>
      <h3 className={styles['heading']}>{t('capture.tries')}</h3>
      <ol className={styles['tries']}>
        {tries.map((shot, index) => (
          <li key={shot.url}>
            <button
              type="button"
              className={styles['try']}
              aria-pressed={index === chosen}
              aria-label={t(index === chosen ? 'capture.chosenTry' : 'capture.try', { number: index + 1 })}
              onClick={() => onChoose(index)}
            >
              <img src={shot.url} alt="" />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
