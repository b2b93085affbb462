import type { RefObject } from 'react';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { CameraState, Shot } from '#renderer/lib/use-camera.ts';
import styles from './capture.module.css';

type PhotoStageProps = {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  /** The try that is being judged; null shows the live picture. */
  shown: Shot | null;
  onRetry: () => void;
};

/** The live picture with the oval that the head belongs in, the chosen try, or why there is no picture. */
export function PhotoStage({ video, state, shown, onRetry }: PhotoStageProps) {
  const t = useText();
  return (
    <div className={styles['stage']} data-hidden={shown ? true : undefined}>
      <video
        ref={video}
        className={styles['live']}
        playsInline
        muted
        aria-label={t('capture.camera')}
        hidden={Boolean(shown)}
      />
      {shown ? <img className={styles['live']} src={shown.url} alt={t('capture.photoAlt')} /> : null}
      {state === 'LIVE' && !shown ? (
        <>
          <div className={styles['oval']} aria-hidden />
          <p className={styles['guide']}>{t('capture.oval')}</p>
        </>
      ) : null}
      {state === 'STARTING' && !shown ? (
        <p className={styles['guide']}>{t('capture.cameraStarting')}</p>
      ) : null}
      {state === 'NONE' || state === 'DENIED' ? (
        <div className={styles['noCamera']}>
          <EmptyState
            title={t('capture.cameraNone')}
            text={t(state === 'NONE' ? 'capture.cameraNoneText' : 'capture.cameraDenied')}
          >
            <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
              {t('common.retry')}
            </Button>
          </EmptyState>
        </div>
      ) : null}
    </div>
  );
}
