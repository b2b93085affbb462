import { Loader } from '@mantine/core';
import type { FingerPrint } from '#common/domain/biometrics/finger.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { PrintPicture } from '../fingers/print-picture.tsx';
import { useStoredPrint } from '../fingers/use-stored-print.ts';
import { RecordedFigure } from './recorded-figure.tsx';
import styles from './record.module.css';

type RecordedPrintProps = {
  applicationId: ApplicationId;
  finger: FingerPrint;
  isLarge: boolean;
  onPick: () => void;
};

/** One finger that is on record: the print itself, decoded, with the device's score. */
export function RecordedPrint({ applicationId, finger, ...pick }: RecordedPrintProps) {
  const t = useText();
  const { position, attachmentId, quality, attempts = 1, replaces, device, ridges } = finger;
  const name = t(`labels.finger.${position}`);
  const details = [
    quality === null
      ? t('fingers.record.noScore')
      : t('fingers.record.score', { score: quality, tries: attempts }),
    ...(ridges?.faults ?? []).map((fault) => t(`fingers.record.fault.${fault}`)),
    ...(replaces ? [t('fingers.replaces', { finger: t(`labels.finger.${replaces}`) })] : []),
  ];
  return (
    <RecordedFigure name={name} details={details} {...pick}>
      {attachmentId === null ? null : device ? (
        <Decoded applicationId={applicationId} attachmentId={attachmentId} finger={name} />
      ) : (
        <AttachmentView applicationId={applicationId} attachmentId={attachmentId} name={name} />
      )}
    </RecordedFigure>
  );
}

type DecodedProps = { applicationId: ApplicationId; attachmentId: AttachmentId; finger: string };

function Decoded({ applicationId, attachmentId, finger }: DecodedProps) {
  const t = useText();
  const print = useStoredPrint(applicationId, attachmentId);
  switch (print.status) {
    case 'LOADING':
      return <Loader size="sm" aria-label={t('common.loading')} />;
    case 'NONE':
      return <span className={styles['soft']}>{t('fingers.fault.UNREADABLE')}</span>;
    case 'SHOWN':
      return <PrintPicture print={print.shown.print} label={t('fingers.printOf', { finger })} />;
  }
}
