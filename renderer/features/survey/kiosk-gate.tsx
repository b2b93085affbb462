import { useEffect, useRef, useState, type ReactNode } from 'react';
import { KeyLayer } from '#renderer/lib/keyboard/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { KioskPage } from './kiosk-page.tsx';
import styles from './kiosk.module.css';

/** Nobody unlocks: the survey comes back for the next applicant. */
const UNLOCK_MS = 45_000;

type KioskGateProps = {
  /** The lock itself, with the way back to the survey in it. */
  renderLock: (onBack: () => void) => ReactNode;
};

/**
 * The survey before the lock. Main has locked the session: whatever an applicant does to this page, no channel but the answer's
 * is open. The browser's modal layer makes the work under it deaf, as the lock does.
 */
export function KioskGate({ renderLock }: KioskGateProps) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isUnlocking, setIsUnlocking] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (!isUnlocking) return undefined;
    const timer = window.setTimeout(() => setIsUnlocking(false), UNLOCK_MS);
    return () => window.clearTimeout(timer);
  }, [isUnlocking]);
  return (
    <>
      <dialog
        ref={dialog}
        className={styles['kiosk']}
        aria-label={t('survey.sheetTitle')}
        onCancel={(event) => event.preventDefault()}
      >
        <KeyLayer>
          <KioskPage onOfficer={() => setIsUnlocking(true)} />
        </KeyLayer>
      </dialog>
      {isUnlocking ? renderLock(() => setIsUnlocking(false)) : null}
    </>
  );
}
