import { useText } from '#renderer/lib/i18n.ts';
import { useBlobUrl } from '#renderer/lib/use-blob-url.ts';
import { verdictOf, type Take } from './take.ts';
import styles from './photo.module.css';

type TakeStripProps = { takes: readonly Take[]; shown: Take | null; onChoose: (take: Take) => void };

/** The takes so far, small, each with its verdict; any of them may be used. */
export function TakeStrip({ takes, shown, onChoose }: TakeStripProps) {
  const t = useText();
  if (takes.length === 0) return null;
  return (
    <section>
      <h3 className={styles['heading']}>{t('portrait.takes')}</h3>
      <ol className={styles['takes']}>
        {takes.map((take, index) => (
          <li key={index}>
            <TakeButton
              take={take}
              number={index + 1}
              isShown={take === shown}
              onChoose={() => onChoose(take)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

type TakeButtonProps = { take: Take; number: number; isShown: boolean; onChoose: () => void };

function TakeButton({ take, number, isShown, onChoose }: TakeButtonProps) {
  const t = useText();
  const url = useBlobUrl(take.jpeg, 'image/jpeg');
  const verdict = t(`portrait.verdict.${verdictOf(take)}`);
  return (
    <button
      type="button"
      className={styles['takeButton']}
      aria-pressed={isShown}
      aria-label={t('portrait.take', { number, verdict })}
      data-level={take.assessment?.verdict ?? 'NOT_ASSESSED'}
      onClick={onChoose}
    >
      {url ? <img src={url} alt="" /> : null}
    </button>
  );
}
