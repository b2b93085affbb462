import type { WallView } from '#common/contract/ipc/hall.ts';
import { formatTime } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { WallNoticeLine } from './wall-notice.tsx';
import styles from './wall.module.css';

/** A desk's name that would not stand beside the number in full size. */
const LONG_NAME = 9;

type WallFaceProps = { view: WallView | null; notice: number };

/** What the hall sees: the number that is called, where to, the five before it, and one announcement at a time. */
export function WallFace({ view, notice }: WallFaceProps) {
  const t = useText();
  const [current, ...last] = view?.calls ?? [];
  const notices = view?.notices ?? [];
  const shown = notices[notice % Math.max(1, notices.length)];
  return (
    <main className={styles['wall']}>
      <header className={styles['head']}>
        <h1>{view?.office ?? t('hall.wall.noAnswer')}</h1>
        <span>{view ? formatTime(view.now, view.utcOffsetMinutes) : ''}</span>
      </header>
      <section className={styles['now']} aria-live="assertive">
        {current ? (
          <>
            <div>
              <p>{t('hall.wall.number')}</p>
              <strong>{current.ticket}</strong>
            </div>
            <div data-long={current.desk.length > LONG_NAME || undefined}>
              <p>{t('hall.wall.counter')}</p>
              <strong>{current.desk}</strong>
            </div>
          </>
        ) : (
          <p className={styles['none']}>{t('hall.wall.none')}</p>
        )}
      </section>
      <section className={styles['last']} aria-label={t('hall.wall.last')}>
        {last.length > 0 ? <h2>{t('hall.wall.last')}</h2> : null}
        <ol>
          {last.map(({ id, ticket, desk, at }) => (
            <li key={id}>
              <strong>{ticket}</strong>
              <span>{desk}</span>
              <time>{view ? formatTime(at, view.utcOffsetMinutes) : ''}</time>
            </li>
          ))}
        </ol>
      </section>
      <footer className={styles['notice']} data-urgent={shown?.isUrgent || undefined}>
        {shown ? (
          <WallNoticeLine notice={shown} />
        ) : (
          <p className={styles['escape']}>{t('hall.wall.escape')}</p>
        )}
      </footer>
    </main>
  );
}
