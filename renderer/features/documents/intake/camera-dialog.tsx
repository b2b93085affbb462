import { useEffect, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconCamera, IconRefresh, IconRotateClockwise } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useCamera, type Shot } from '#renderer/lib/use-camera.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { Intake } from './intake-context.ts';
import { turnJpeg } from './turn-shot.ts';
import styles from './intake.module.css';

type CameraDialogProps = { isOpen: boolean; intake: Intake; onClose: () => void };

const NO_INPUT = {};

/** Page after page with the desk's camera: live picture, take, turn, use. */
export function CameraDialog({ isOpen, intake, onClose }: CameraDialogProps) {
  const t = useText();
  const name = intake.code ? t(`labels.document.${intake.code}`) : '';
  return (
    <Dialog title={t('pages.camera.title', { name })} isOpen={isOpen} onClose={onClose} size="900px">
      <CameraForm intake={intake} onClose={onClose} />
    </Dialog>
  );
}

function CameraForm({ intake, onClose }: Omit<CameraDialogProps, 'isOpen'>) {
  const t = useText();
  const { data: preferences } = useChannelQuery('office.readPreferences', NO_INPUT);
  const [savePreferences] = useChannelMutation('office.preferences');
  // The one for papers, else the one that takes portraits.
  const cameraId = preferences?.paperCameraId || (preferences?.cameraId ?? '');
  const camera = useCamera(cameraId, true, 'PAPER');
  const { video, state, devices, retry } = camera;
  const [shot, setShot] = useState<Shot | null>(null);
  const [turns, setTurns] = useState(0);
  const [taken, setTaken] = useState(0);
  const isLive = state === 'LIVE';
  const isFailed = state !== 'STARTING' && state !== 'LIVE';

  // The picture is let go with the dialog, and when the next one is taken.
  useEffect(() => () => (shot ? URL.revokeObjectURL(shot.url) : undefined), [shot]);

  async function take() {
    setShot(await camera.shoot());
    setTurns(0);
  }

  async function keep() {
    if (!shot) return;
    const bytes = await turnJpeg(shot.bytes, turns);
    const isAdded = await intake.addBytes([{ name: t('pages.camera.shot'), bytes }], 'CAMERA');
    if (!isAdded) return;
    setTaken(taken + 1);
    setShot(null);
  }

  const canTake = isLive && !shot && !intake.isBusy;
  const canUse = shot !== null && !intake.isBusy;
  useScreenKeys([
    { combo: 'Space', label: t('pages.camera.take'), run: () => void take(), isDisabled: !canTake },
    { combo: 'r', label: t('pages.camera.turn'), run: () => setTurns(turns + 1), isDisabled: !canUse },
    { combo: 'n', label: t('pages.camera.retake'), run: () => setShot(null), isDisabled: !canUse },
    { combo: 'ctrl+Enter', label: t('pages.camera.use'), run: () => void keep(), isDisabled: !canUse },
  ]);

  return (
    <div className={styles['camera']}>
      {/* The space bar takes the picture: it must not press the button that closes the dialog. */}
      <div className={styles['stage']} tabIndex={-1} data-autofocus>
        <video
          ref={video}
          className={styles['live']}
          playsInline
          muted
          aria-label={t('pages.camera.live')}
          hidden={shot !== null || isFailed}
        />
        {shot ? (
          <img
            className={styles['live']}
            data-turns={turns % 4}
            src={shot.url}
            alt={t('pages.camera.shot')}
          />
        ) : null}
        {state === 'STARTING' ? <p className={styles['guide']}>{t('capture.cameraStarting')}</p> : null}
        {isFailed ? (
          <div className={styles['noCamera']}>
            <EmptyState
              title={t('capture.cameraNone')}
              text={t(
                state === 'DENIED' || state === 'BUSY' ? 'capture.cameraDenied' : 'capture.cameraNoneText',
              )}
              Icon={IconCamera}
            >
              <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={retry}>
                {t('common.retry')}
              </Button>
            </EmptyState>
          </div>
        ) : null}
      </div>
      <div className={styles['cameraLine']}>
        <p className={styles['hint']} aria-live="polite">
          {shot
            ? t('pages.camera.size', { width: shot.width, height: shot.height })
            : taken > 0
              ? t('pages.camera.taken', { count: taken })
              : t('pages.camera.hint')}
        </p>
        {devices.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('pages.camera.device')}
            data={devices.map(({ id, label }) => ({ value: id, label }))}
            value={cameraId === '' ? null : cameraId}
            onChange={(chosen) => void savePreferences({ paperCameraId: chosen ?? '' })}
          />
        ) : null}
      </div>
      <div className={styles['cameraButtons']}>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <span className={styles['grow']} />
        {shot ? (
          <>
            <Button variant="default" rightSection={<KeyHint combo="n" />} onClick={() => setShot(null)}>
              {t('pages.camera.retake')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconRotateClockwise size={16} aria-hidden />}
              rightSection={<KeyHint combo="r" />}
              onClick={() => setTurns(turns + 1)}
            >
              {t('pages.camera.turn')}
            </Button>
            <Button
              loading={intake.isBusy}
              rightSection={<KeyHint combo="ctrl+Enter" />}
              onClick={() => void keep()}
            >
              {t('pages.camera.use')}
            </Button>
          </>
        ) : (
          <Button
            leftSection={<IconCamera size={18} aria-hidden />}
            rightSection={<KeyHint combo="Space" />}
            disabled={!canTake}
            onClick={() => void take()}
          >
            {t('pages.camera.take')}
          </Button>
        )}
      </div>
    </div>
  );
}
