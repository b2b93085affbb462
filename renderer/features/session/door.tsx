import type { ReactNode } from 'react';
import { IconId } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './door.module.css';

type DoorProps = { isWide?: boolean; foot?: string | undefined; children: ReactNode };

/** The page before the work: whose office this is, and one card with one thing to do. */
export function Door({ isWide = false, foot, children }: DoorProps) {
  const t = useText();
  const { status } = useSession();
  return (
    <main className={styles['door']}>
      <div className={styles['corner']}>
        <LanguageSwitch />
      </div>
      <div className={styles['brand']}>
        <span className={styles['mark']}>
          <IconId size={24} stroke={1.75} aria-hidden />
        </span>
        <span className={styles['office']}>{status?.office?.name ?? t('common.appName')}</span>
        {status?.desk ? <span className={styles['desk']}>{status.desk}</span> : null}
      </div>
      <div className={isWide ? [styles['card'], styles['wide']].join(' ') : styles['card']}>{children}</div>
      {foot ? <p className={styles['foot']}>{foot}</p> : null}
    </main>
  );
}
