import { useState } from 'react';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { Application } from '#common/domain/applications/application.ts';
import { isPhotoTaken } from '#common/domain/biometrics/photo.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { FingerprintsStep } from './fingerprints-step.tsx';
import { PhotoStep } from './photo/photo-step.tsx';
import { RecordedStep } from './recorded-step.tsx';
import { SignatureStep } from './signature-step.tsx';
import styles from './capture.module.css';

const STEPS = ['PHOTO', 'FINGERPRINTS', 'SIGNATURE'] as const;
type Step = (typeof STEPS)[number];

/** Photo, fingerprints, signature: one after the other, each open again until the file moves on. */
export function CaptureWork(props: StageWorkProps) {
  const t = useText();
  const { file } = props.view;
  const [chosen, setChosen] = useState<Step | null>(null);
  const step = chosen ?? STEPS.find((candidate) => !isDone(file, candidate)) ?? 'PHOTO';
  const onDone = () => setChosen(null);

  if (props.view.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') return <RecordedStep {...props} />;
  return (
    <div className={styles['work']}>
      <div className={styles['tabs']} role="tablist" aria-label={t('capture.title')}>
        {STEPS.map((candidate) => (
          <button
            key={candidate}
            type="button"
            role="tab"
            aria-selected={candidate === step}
            className={styles['tab']}
            onClick={() => setChosen(candidate)}
          >
            {isDone(file, candidate) ? (
              <IconCircleCheckFilled size={16} aria-hidden className={styles['done'] ?? ''} />
            ) : (
              <IconCircle size={16} aria-hidden />
            )}
            {isDone(file, candidate)
              ? t('capture.stepDone', { step: t(`capture.steps.${candidate}`) })
              : t(`capture.steps.${candidate}`)}
          </button>
        ))}
        {file.correction && file.correction.step !== 'DOCUMENTS' && file.correction.step !== 'INTERVIEW' ? (
          <span className={styles['correction']}>
            {t('capture.correction', {
              step: t(`labels.correctionStep.${file.correction.step}`),
              note: file.correction.note,
            })}
          </span>
        ) : null}
      </div>
      {step === 'PHOTO' ? <PhotoStep {...props} onDone={onDone} /> : null}
      {step === 'FINGERPRINTS' ? <FingerprintsStep {...props} onDone={onDone} /> : null}
      {step === 'SIGNATURE' ? <SignatureStep {...props} onDone={onDone} /> : null}
    </div>
  );
}

function isDone(file: Application, step: Step): boolean {
  switch (step) {
    case 'PHOTO':
      return isPhotoTaken(file);
    case 'FINGERPRINTS':
      return file.fingerprints !== null;
    case 'SIGNATURE':
      return file.signature !== null;
  }
}
