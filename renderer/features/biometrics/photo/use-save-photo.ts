import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { PhotoComparison } from '#common/domain/biometrics/face-comparison.ts';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { photoAction } from './photo-payload.ts';
import { verdictOf, type Take } from './take.ts';

type Saving = {
  take: Take;
  allowanceNote: string;
  comparisons: readonly PhotoComparison[];
  second: SecondOpinion | null;
  retakeReason: string | null;
};

/**
 * The picture first, then its master, then the action that names both: a crash between leaves files that nothing names and
 * the take in its draft, never a photo on record without its picture.
 */
export function useSavePhoto(applicationId: ApplicationId, act: ActFn) {
  const t = useText();
  const [isSaving, setIsSaving] = useState(false);

  async function record({ take, ...entry }: Saving): Promise<ReplyError | null> {
    const stored = await callChannel('documents.store', { applicationId, bytes: take.jpeg });
    if (!stored.ok) return stored;
    const { attachmentId } = stored.value;
    const master = take.jp2
      ? await callChannel('biometrics.storeMaster', { applicationId, bytes: take.jp2 })
      : null;
    if (master && !master.ok) return master;
    const embedding = take.embedding ? [...take.embedding] : null;
    const faces = embedding ? await callChannel('biometrics.findFaces', { applicationId, embedding }) : null;
    if (faces && !faces.ok) return faces;
    const action = photoAction({
      ...entry,
      take,
      attachmentId,
      masterAttachmentId: master ? master.value.attachmentId : null,
      gallery: faces ? faces.value : null,
    });
    const verdict = verdictOf(take);
    const isGood = verdict === 'PASS' || verdict === 'WARN';
    const done = t(isGood ? 'portrait.saved' : 'portrait.sentUp');
    const outcome = await act([action], { done, quiet: true });
    if (!outcome.ok) return outcome.refused;
    if (embedding) await callChannel('biometrics.keepFace', { applicationId, attachmentId, embedding });
    return null;
  }

  async function save(saving: Saving): Promise<ReplyError | null> {
    setIsSaving(true);
    try {
      return await record(saving);
    } finally {
      setIsSaving(false);
    }
  }
  return { save, isSaving };
}
