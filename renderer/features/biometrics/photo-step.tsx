import { useEffect, useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { IconCamera, IconFolder } from '@tabler/icons-react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { PhotoStage } from './photo-stage.tsx';
import { PhotoTries } from './photo-tries.tsx';
import { useCamera, type Shot } from '#renderer/lib/use-camera.ts';
import styles from './capture.module.css';

const NO_INPUT = {};

/** The portrait: live picture with the oval, a few tries, one of them used. */
export function PhotoStep({
  view,
  act,
  isBusy,
  isReadOnly,
  onDone,
}: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const { data: preferences } = useChannelQuery('office.readPreferences', NO_INPUT);
  const [savePreferences] = useChannelMutation('office.preferences');
  const [store, { isBusy: isStoring }] = useChannelMutation('documents.store');
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const [tries, setTries] = useState<readonly Shot[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isRetake = view.file.photo !== null;
  const isOff = isReadOnly || isBusy || isStoring;
  const {
    video,
    state,
    devices,
    shoot: takeShot,
    retry,
  } = useCamera(preferences?.cameraId ?? '', !isReadOnly);

  // The pictures of a person are let go with the screen.
  useEffect(() => () => tries.forEach(({ url }) => URL.revokeObjectURL(url)), [tries]);

  async function shoot() {
    const shot = await takeShot();
    if (!shot) return;
    setTries([...tries, shot]);
    setChosen(tries.length);
  }

  async function keepChosen() {
    const shot = chosen === null ? null : tries[chosen];
    if (!shot) return;
    const stored = await store({ applicationId: view.file.id, bytes: shot.bytes });
    if (!stored.ok) {
      setError(stored);
      return;
    }
    await record(stored.value.attachmentId, 'CAMERA', shot);
  }

  async function fromFile() {
    const reply = await chooseFile({ applicationId: view.file.id, only: 'IMAGE' });
    const [picture] = reply.ok ? reply.value : [];
    if (!reply.ok) setError(reply);
    if (picture) {
      await record(picture.attachmentId, 'FILE', { width: picture.width ?? 0, height: picture.height ?? 0 });
    }
  }

  async function record(
    attachmentId: NonNullable<typeof view.file.photo>['attachmentId'],
    source: 'CAMERA' | 'FILE',
    size: { width: number; height: number },
  ) {
    const payload = {
      attachmentId,
      source,
      width: size.width,
      height: size.height,
      reference: null,
      retakeReason: isRetake ? reason : null,
    };
    const outcome = await act([{ kind: 'biometrics.capturePhoto/1', payload }], {
      done: t('capture.photoSaved'),
      quiet: true,
    });
    if (!outcome.ok) {
      setError(outcome.refused);
      return;
    }
    setTries([]);
    setChosen(null);
    onDone();
  }

  useScreenKeys([
    {
      combo: 'Space',
      label: t('capture.shoot'),
      run: () => void shoot(),
      isDisabled: isOff || state !== 'LIVE',
    },
    {
      combo: 'r',
      label: t('capture.again'),
      run: () => setChosen(null),
      isDisabled: isOff || chosen === null,
    },
  ]);

  const shown = chosen === null ? null : tries[chosen];
  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy || isStoring}
          message={error ? <RefusalLine error={error} /> : t('capture.rules')}
          primary={{
            label: t('capture.use'),
            combo: 'ctrl+Enter',
            run: () => void keepChosen(),
            isDisabled: isOff || chosen === null || (isRetake && reason.trim() === ''),
          }}
        />
      }
    >
      <div className={styles['photo']}>
        <PhotoStage video={video} state={state} shown={shown ?? null} onRetry={retry} />
        <aside className={styles['side']}>
          <div className={styles['buttons']}>
            <Button
              leftSection={<IconCamera size={18} aria-hidden />}
              rightSection={<KeyHint combo="Space" />}
              variant="light"
              disabled={isOff || state !== 'LIVE'}
              onClick={() => void shoot()}
            >
              {t('capture.shoot')}
            </Button>
            <Button
              variant="default"
              rightSection={<KeyHint combo="r" />}
              disabled={isOff || chosen === null}
              onClick={() => setChosen(null)}
            >
              {t('capture.again')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFolder size={18} aria-hidden />}
              disabled={isOff || (isRetake && reason.trim() === '')}
              onClick={() => void fromFile()}
            >
              {t('capture.fromFile')}
            </Button>
          </div>
          {devices.length > 1 ? (
            <Select
              label={t('capture.camera')}
              data={devices.map(({ id, label }) => ({ value: id, label }))}
              value={preferences?.cameraId ?? null}
              onChange={(cameraId) => void savePreferences({ cameraId: cameraId ?? '' })}
            />
          ) : null}
          {isRetake ? (
            <TextInput
              label={t('capture.retakeReason')}
              value={reason}
              disabled={isOff}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
          <PhotoTries tries={tries} chosen={chosen} onChoose={setChosen} />
          {view.file.photo?.attachmentId ? (
            <>
              <h3 className={styles['heading']}>{t('capture.photoNow')}</h3>
              <AttachmentView
                applicationId={view.file.id}
                attachmentId={view.file.photo.attachmentId}
                name={t('capture.photoAlt')}
              />
            </>
          ) : null}
        </aside>
      </div>
    </WorkLayout>
  );
}
