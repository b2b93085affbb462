import { IconCircleCheck, IconClockPause, IconRotateClockwise } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { isPhotoWaiting } from '#common/domain/biometrics/photo.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './photo.module.css';

/** To the officer at the camera: the photo waits, or what the supervisor said of it. */
export function RulingNotice({ view }: { view: FileView }) {
  const t = useText();
  const { photo } = view.file;
  if (isPhotoWaiting(view.file)) {
    return (
      <p className={styles['notice']} data-tone="violet">
        <IconClockPause size={18} aria-hidden />
        {t('portrait.waiting.forCapturer')}
      </p>
    );
  }
  if (!photo?.ruling) return null;
  const { allowed, reasons, stamp } = photo.ruling;
  const name = view.people[stamp.by] ?? '';
  const Icon = allowed ? IconCircleCheck : IconRotateClockwise;
  return (
    <p className={styles['notice']} data-tone={allowed ? 'green' : 'amber'}>
      <Icon size={18} aria-hidden />
      {allowed
        ? t('portrait.waiting.allowedBy', { name })
        : t('portrait.waiting.declinedBy', { name, note: reasons.note })}
    </p>
  );
}
