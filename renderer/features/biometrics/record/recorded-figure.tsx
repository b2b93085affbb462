import type { ReactNode } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './record.module.css';

type RecordedFigureProps = {
  name: string;
  details?: readonly string[];
  isLarge: boolean;
  onPick: () => void;
  /** The picture; without one there is nothing to enlarge. */
  children: ReactNode;
};

/** A captured picture with what is known of it; pressed, it grows. */
export function RecordedFigure({ name, details = [], isLarge, onPick, children }: RecordedFigureProps) {
  const t = useText();
  return (
    <li className={styles['item']} data-large={isLarge || undefined}>
      {children ? (
        // Beside the picture, not around it: a picture that could not be read has buttons of its own.
        <div className={styles['picture']}>
          {children}
          <button
            type="button"
            className={styles['enlarge']}
            aria-pressed={isLarge}
            aria-label={t('fingers.record.enlarge', { name })}
            onClick={onPick}
          />
        </div>
      ) : null}
      <span className={styles['name']}>{name}</span>
      {details.map((detail) => (
        <span key={detail} className={styles['soft']}>
          {detail}
        </span>
      ))}
    </li>
  );
}
