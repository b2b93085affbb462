import type { ReactNode } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { useBlobUrl } from '#renderer/lib/use-blob-url.ts';
import type { Take } from './take.ts';
import styles from './photo.module.css';

/** The picture as it will be printed, as large as the screen allows, with the earlier ones beside it at the same height. */
export function ReviewView({ take, children }: { take: Take; children?: ReactNode }) {
  const t = useText();
  const url = useBlobUrl(take.jpeg, 'image/jpeg');
  return (
    <div className={styles['review']}>
      <figure className={styles['fresh']}>
        <figcaption>
          <strong>{t('portrait.compare.fresh')}</strong>{' '}
          <span className={styles['soft']}>
            {take.width} × {take.height}
          </span>
        </figcaption>
        <div className={styles['freshPicture']}>
          {url ? <img src={url} alt={t('portrait.taken')} /> : null}
        </div>
      </figure>
      {children ? <div className={styles['beside']}>{children}</div> : null}
    </div>
  );
}
