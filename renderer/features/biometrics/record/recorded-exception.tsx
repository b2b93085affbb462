import type { ExceptedFinger } from '#common/domain/biometrics/finger.ts';
import { permanenceOf } from '#common/domain/biometrics/finger-plan.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { RecordedFigure } from './recorded-figure.tsx';

type RecordedExceptionProps = {
  applicationId: ApplicationId;
  exception: ExceptedFinger;
  isLarge: boolean;
  onPick: () => void;
};

/** A finger that could not be taken: why, for how long, and the photo of the hand where there is one. */
export function RecordedException({ applicationId, exception, ...pick }: RecordedExceptionProps) {
  const t = useText();
  const { position, reason, note, proofAttachmentId } = exception;
  const finger = t(`labels.finger.${position}`);
  const why = [t(`capture.exception.${reason}`), t(`fingers.permanence.${permanenceOf(exception)}`)];
  return (
    <RecordedFigure name={finger} details={[why.join(', '), ...(note ? [note] : [])]} {...pick}>
      {proofAttachmentId ? (
        <AttachmentView
          applicationId={applicationId}
          attachmentId={proofAttachmentId}
          name={t('fingers.record.proofOf', { finger })}
        />
      ) : null}
    </RecordedFigure>
  );
}
