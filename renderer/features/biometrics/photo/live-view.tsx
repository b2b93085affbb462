import { useState, type RefObject } from 'react';
import { Button } from '@mantine/core';
import { IconCamera, IconCircleCheckFilled, IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import type { NotAssessed } from '#common/domain/biometrics/photo.ts';
import { LIMITS } from '#renderer/lib/portrait/limits.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import type { CameraState } from '#renderer/lib/use-camera.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import { hintText } from './hint-text.ts';
import type { Seen } from './use-guidance.ts';
import styles from './photo.module.css';

type LiveViewProps = {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  isMirrored: boolean;
  /** The take is being judged in its place. */
  isHidden: boolean;
  seen: Seen | null;
  failure: NotAssessed | null;
  isJudging: boolean;
  onRetry: () => void;
};

/** The live picture at the camera's own rate, the oval for the head, and the one thing to say. */
export function LiveView(props: LiveViewProps) {
  const { video, state, isMirrored, isHidden, seen, onRetry } = props;
  const t = useText();
  const [size, setSize] = useState({ width: 1280, height: 720 });
  const isGood = seen?.hint.code === 'GOOD';
  return (
    <div className={styles['stage']} hidden={isHidden}>
      <video
        ref={video}
        className={styles['live']}
        data-mirrored={isMirrored || undefined}
        playsInline
        muted
        aria-label={t('portrait.live')}
        hidden={state !== 'LIVE' && state !== 'STARTING'}
        onLoadedMetadata={({ currentTarget }) =>
          setSize({ width: currentTarget.videoWidth || 1280, height: currentTarget.videoHeight || 720 })
        }
      />
      {state === 'LIVE' ? (
        <>
          <Oval size={size} isGood={isGood} progress={seen?.progress ?? 0} />
          <HintLine isGood={isGood} text={liveText(t, props)} progress={seen?.progress ?? 0} />
        </>
      ) : null}
      {state === 'STARTING' ? <p className={styles['quiet']}>{t('capture.cameraStarting')}</p> : null}
      <NoCamera state={state} onRetry={onRetry} />
    </div>
  );
}

function liveText(t: Translate, { seen, failure, isJudging }: LiveViewProps): string {
  if (isJudging) return t('portrait.judging');
  if (seen) return hintText(t, seen.hint);
  return failure ? t(`portrait.notAssessed.${failure}`) : t('portrait.hint.starting');
}

/** The head's place, as ICAO has it: chin to crown three quarters of the picture that will be cut. */
const OVAL = { cy: 0.47, ry: 0.35, ratio: 0.76 };

function Oval({
  size,
  isGood,
  progress,
}: {
  size: { width: number; height: number };
  isGood: boolean;
  progress: number;
}) {
  const { width, height } = size;
  const [cx, cy, ry] = [width / 2, height * OVAL.cy, height * OVAL.ry];
  const rx = ry * OVAL.ratio;
  const around = `M0 0H${width}V${height}H0Z`;
  const oval = `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0Z`;
  return (
    <svg
      className={styles['overlay']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
    >
      <path d={`${around}${oval}`} fillRule="evenodd" className={styles['shade']} />
      <path d={oval} className={styles['oval']} data-good={isGood || undefined} />
      {progress > 0 ? (
        <path d={oval} className={styles['ring']} pathLength={1} strokeDasharray={`${progress} 1`} />
      ) : null}
    </svg>
  );
}

function HintLine({ isGood, text, progress }: { isGood: boolean; text: string; progress: number }) {
  const t = useText();
  const needed = LIMITS.autoCapture.frames;
  const count = Math.round(progress * needed);
  return (
    <div className={styles['hintLine']} data-good={isGood || undefined} data-testid="photo-hint">
      {isGood ? <IconCircleCheckFilled size={30} aria-hidden /> : <IconInfoCircle size={30} aria-hidden />}
      <output>{text}</output>
      <span className={styles['dots']} title={t('portrait.good', { count, needed })} aria-hidden>
        {Array.from({ length: needed }, (_, index) => (
          <span key={index} data-on={index < count || undefined} />
        ))}
      </span>
    </div>
  );
}

function NoCamera({ state, onRetry }: { state: CameraState; onRetry: () => void }) {
  const t = useText();
  if (state === 'LIVE' || state === 'STARTING') return null;
  const [title, text] = noCameraText(t, state);
  return (
    <div className={styles['noCamera']} role="alert">
      <EmptyState title={title} text={text} Icon={IconCamera}>
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </EmptyState>
    </div>
  );
}

function noCameraText(t: Translate, state: 'NONE' | 'DENIED' | 'BUSY' | 'UNPLUGGED'): [string, string] {
  switch (state) {
    case 'UNPLUGGED':
      return [t('portrait.unplugged.title'), t('portrait.unplugged.text')];
    case 'BUSY':
      return [t('portrait.busy.title'), t('portrait.busy.text')];
    case 'NONE':
      return [t('capture.cameraNone'), t('capture.cameraNoneText')];
    case 'DENIED':
      return [t('capture.cameraNone'), t('capture.cameraDenied')];
  }
}
