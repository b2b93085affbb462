import { FaceDecision } from '#common/domain/biometrics/face-comparison.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys, type ScreenKey } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { CameraSettings } from './camera-settings.tsx';
import { CompareCard, DECISION_KEYS } from './compare-card.tsx';
import { NO_ANSWER } from './comparisons.ts';
import { LiveView } from './live-view.tsx';
import { PhotoSide } from './photo-side.tsx';
import { ReviewView } from './review-view.tsx';
import { usePhotoStep } from './use-photo-step.ts';
import styles from './photo.module.css';

/** The portrait: guided live picture, takes by themselves or by key, every check of each, and one of them used. */
export function PhotoStep(props: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const work = usePhotoStep(props);
  const { camera, faceCamera, shown, open, references } = work;

  useScreenKeys([
    ...FaceDecision.options.map((decision): ScreenKey => ({
      combo: DECISION_KEYS[decision],
      label: t(`portrait.compare.decisions.${decision}`),
      run: () => work.answerOpen(decision),
      isDisabled: !open?.picture,
    })),
    ...(faceCamera.footKey === 'NONE'
      ? []
      : [
          {
            combo: faceCamera.footKey,
            label: t('portrait.settings.footKey'),
            // The same foot takes and uses; what did not pass is sent on by hand.
            run: () => void (shown ? work.accept() : work.takeNow()),
            isDisabled: shown ? !work.canUse || !work.isGood : !work.canTake,
          },
        ]),
    { combo: 's', label: t('portrait.settings.open'), run: () => work.setIsSettingUp(true) },
  ]);

  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={work.isBusy}
          message={work.error ? <RefusalLine error={work.error} /> : work.footText()}
          secondary={[
            { label: t('portrait.again'), combo: 'r', run: work.again, isDisabled: work.isOff || !shown },
            {
              label: t('portrait.takeNow'),
              combo: 'Space',
              run: () => void work.takeNow(),
              isDisabled: !work.canTake,
            },
          ]}
          primary={{
            label: t(shown && !work.isGood ? 'portrait.sendUp' : 'portrait.use'),
            combo: 'ctrl+Enter',
            run: () => void work.accept(),
            isDisabled: !work.canUse,
            ...(open ? { why: t('portrait.compare.needed') } : {}),
          }}
        />
      }
    >
      <div className={styles['photo']}>
        <div className={styles['main']}>
          <LiveView
            video={camera.video}
            state={camera.state}
            isMirrored={faceCamera.isMirrored}
            isHidden={shown !== null}
            seen={work.seen}
            failure={work.failure}
            isJudging={work.isJudging}
            onRetry={camera.retry}
          />
          {shown ? (
            <ReviewView take={shown}>
              {references.map((reference) => (
                <CompareCard
                  key={reference.attachmentId}
                  reference={reference}
                  measured={work.measured.get(reference.attachmentId)}
                  answer={work.answers[reference.attachmentId] ?? NO_ANSWER}
                  isAsked
                  hasKeys={reference === open}
                  onAnswer={(answer) => work.answer(reference.attachmentId, answer)}
                />
              ))}
            </ReviewView>
          ) : null}
        </div>
        <PhotoSide view={props.view} isReadOnly={props.isReadOnly} work={work} />
      </div>
      <CameraSettings
        isOpen={work.isSettingUp}
        devices={camera.devices}
        onClose={() => work.setIsSettingUp(false)}
      />
    </WorkLayout>
  );
}
