import type { WallNotice } from '#common/contract/ipc/hall.ts';
import styles from './wall.module.css';

/** The lowest line of the wall. */
export function WallNoticeLine({ notice }: { notice: WallNotice }) {
  return (
    <p>
      <strong>{notice.title}</strong> {notice.text}
    </p>
  );
}

/** The same, small, beside the announcement that it will be. */
export function WallNoticePreview({ notice }: { notice: WallNotice }) {
  return (
    <div className={`${styles['notice']} ${styles['preview']}`} data-urgent={notice.isUrgent || undefined}>
      <WallNoticeLine notice={notice} />
    </div>
  );
}
