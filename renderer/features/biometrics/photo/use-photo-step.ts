import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FaceDecision } from '#common/domain/biometrics/face-comparison.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useCamera } from '#renderer/lib/use-camera.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import type { Eased } from './allowances.tsx';
import type { Answer } from './comparison-answer.ts';
import { comparisonsOf, firstOpen, NO_ANSWER, type Answers } from './comparisons.ts';
import { verdictOf } from './take.ts';
import { frameOf, useGuidance } from './use-guidance.ts';
import { usePhotoFile } from './use-photo-file.ts';
import { usePortraitEngine } from './use-portrait-engine.ts';
import { useDistances, useReferences, type Reference } from './use-references.ts';
import { useSecondOpinion } from './use-second-opinion.ts';
import { useSavePhoto } from './use-save-photo.ts';
import { useTaking } from './use-taking.ts';
import { useTakes } from './use-takes.ts';

const NOTHING_YET: readonly Reference[] = [];

/** Everything that the photo screen knows and can do: camera, judge, takes, earlier pictures, and the way into the file. */
export function usePhotoStep({
  view,
  act,
  isBusy,
  isReadOnly,
  onDone,
}: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const { file } = view;
  const [{ cameraId, faceCamera }, savePreferences] = usePreferences();
  const { data: station } = useChannelQuery('biometrics.station', { applicationId: file.id });
  const isOn = !isReadOnly;
  const camera = useCamera(cameraId, isOn, 'FACE', faceCamera.height);
  const engine = usePortraitEngine(isOn);
  const takes = useTakes(file.id);
  const [eased, setEased] = useState<Eased>({
    allowances: file.photo?.assessment?.allowances ?? [],
    note: '',
  });
  const [answers, setAnswers] = useState<Answers>({});
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const [isSettingUp, setIsSettingUp] = useState(false);
  const { save, isSaving } = useSavePhoto(file.id, act);
  const rules = { subject: station?.subject ?? ('ADULT' as const), allowances: eased.allowances };
  const taking = useTaking({ engine, rules, wantsEmbedding: station?.isGalleryOn ?? false, takes });
  const { shown } = takes;
  const isOff = isReadOnly || isBusy || isSaving || taking.isJudging;
  const isWatching = isOn && station !== undefined && !takes.isLoading && !shown && !taking.isJudging;
  const seen = useGuidance({
    client: engine.client,
    video: camera.video,
    isOn: isWatching && camera.state === 'LIVE',
    rules,
    isAuto: faceCamera.isAuto && !isBusy && !isSaving && !isSettingUp,
    onTake: (frame) => void taking.take(frame, 'CAMERA'),
  });
  const read = useReferences(file.id, station?.references);
  const references = read ?? NOTHING_YET;
  const secondOf = useSecondOpinion(file.id, isReadOnly ? null : shown);
  const measured = useDistances(engine.client, shown, references);
  const open = shown ? firstOpen(references, answers) : null;
  const isRetake = file.photo !== null;
  const verdict = shown ? verdictOf(shown) : null;
  const isGood = verdict === 'PASS' || verdict === 'WARN';
  const canTake = !isOff && !shown && camera.state === 'LIVE' && station !== undefined;
  // What is not opened yet is not compared yet.
  const canUse =
    !isOff && shown !== null && read !== null && open === null && (!isRetake || reason.trim() !== '');
  const chooseFile = usePhotoFile(file.id, {
    onPicture: (image) => taking.take(image, 'FILE'),
    onError: setError,
  });

  async function takeNow() {
    const frame = await frameOf(camera.video.current);
    if (frame) await taking.take(frame, 'CAMERA');
  }

  async function accept() {
    if (!shown) return;
    const failed = await save({
      take: shown,
      allowanceNote: eased.note,
      comparisons: comparisonsOf(references, answers, measured),
      second: await secondOf(shown),
      retakeReason: isRetake ? reason : null,
    });
    setError(failed);
    if (failed) return;
    takes.forget();
    setAnswers({});
    setReason('');
    onDone();
  }

  function again() {
    setAnswers({});
    setError(null);
    takes.goLive();
  }

  function answer(attachmentId: string, given: Answer) {
    setAnswers({ ...answers, [attachmentId]: given });
  }

  function footText(): string {
    if (taking.isJudging) return t('portrait.judging');
    if (isSaving) return t('portrait.saving');
    if (shown && read === null) return t('portrait.compare.opening');
    if (open) return t('portrait.compare.needed');
    if (shown && takes.isRestored) return t('portrait.restored');
    if (shown && !isGood) return t('portrait.sendUpHint');
    return t(shown && references.length > 0 ? 'portrait.compare.advice' : 'capture.rules');
  }

  return {
    camera,
    failure: engine.failure,
    faceCamera,
    setAuto: (isAuto: boolean) => void savePreferences({ faceCamera: { ...faceCamera, isAuto } }),
    mayUseFiles: station?.policy.fileInput ?? false,
    subject: rules.subject,
    takes,
    shown,
    seen,
    isJudging: taking.isJudging,
    isBusy: isBusy || isSaving,
    isOff,
    isRetake,
    isGood,
    canTake,
    canUse,
    eased,
    setEased,
    reason,
    setReason,
    error,
    isSettingUp,
    setIsSettingUp,
    references,
    measured,
    answers,
    open,
    answer,
    answerOpen: (decision: FaceDecision) =>
      open?.picture && answer(open.attachmentId, { ...NO_ANSWER, decision }),
    takeNow,
    accept,
    again,
    chooseFile,
    footText,
  };
}

export type PhotoWork = ReturnType<typeof usePhotoStep>;
