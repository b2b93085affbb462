import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCamera, IconRefresh } from '@tabler/icons-react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useCamera } from '#renderer/lib/use-camera.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './fingers.module.css';

type ProofCameraProps = {
  applicationId: ApplicationId;
  proof: AttachmentId | null;
  onProof: (proof: AttachmentId | null) => void;
};

const NO_INPUT = {};

/** The photo of the hand, by the desk's camera. It is in the vault as soon as it is taken. */
export function ProofCamera({ applicationId, proof, onProof }: ProofCameraProps) {
  const t = useText();
  const { data: preferences } = useChannelQuery('office.readPreferences', NO_INPUT);
  const [store, { isBusy, error }] = useChannelMutation('documents.store');
  const [isAgain, setIsAgain] = useState(false);
  const isOn = proof === null || isAgain;
  const { video, state, shoot: takeShot, retry } = useCamera(preferences?.cameraId ?? '', isOn);
  const canShoot = isOn && state === 'LIVE' && !isBusy;

  async function shoot() {
    const shot = await takeShot();
    if (!shot) return;
    URL.revokeObjectURL(shot.url);
    const reply = await store({ applicationId, bytes: shot.bytes });
    if (!reply.ok) return;
    setIsAgain(false);
    onProof(reply.value.attachmentId);
  }

  useScreenKeys([
    { combo: 'Space', label: t('fingers.proofShoot'), run: () => void shoot(), isDisabled: !canShoot },
  ]);

  return (
    <div className={styles['proof']}>
      <p className={styles['hint']}>{t('fingers.proofHint')}</p>
      <div className={styles['proofStage']} tabIndex={-1} data-autofocus>
        <video
          ref={video}
          playsInline
          muted
          aria-label={t('fingers.proofLive')}
          hidden={!isOn || state !== 'LIVE'}
        />
        {!isOn && proof ? (
          <AttachmentView applicationId={applicationId} attachmentId={proof} name={t('fingers.proof')} />
        ) : null}
        {isOn && state === 'STARTING' ? <p>{t('capture.cameraStarting')}</p> : null}
        {isOn && (state === 'NONE' || state === 'DENIED') ? (
          <p>
            {t(state === 'NONE' ? 'capture.cameraNoneText' : 'capture.cameraDenied')}{' '}
            <Button size="compact-sm" variant="default" onClick={retry}>
              {t('common.retry')}
            </Button>
          </p>
        ) : null}
      </div>
      {error ? <RefusalLine error={error} /> : null}
      {isOn ? (
        <Button
          variant="light"
          loading={isBusy}
          disabled={!canShoot}
          leftSection={<IconCamera size={16} aria-hidden />}
          rightSection={<KeyHint combo="Space" />}
          onClick={() => void shoot()}
        >
          {t('fingers.proofShoot')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => setIsAgain(true)}
        >
          {t('fingers.proofAgain')}
        </Button>
      )}
    </div>
  );
}
