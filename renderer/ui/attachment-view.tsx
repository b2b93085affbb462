import { IconFileTypePdf } from '@tabler/icons-react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useAttachment } from '#renderer/lib/attachments/use-attachment.ts';
import { ErrorState } from './states.tsx';
import { LinesSkeleton } from './skeletons.tsx';
import styles from './attachment-view.module.css';

type AttachmentViewProps = { applicationId: ApplicationId; attachmentId: AttachmentId; name: string };

/** A scan or photo from the vault. The page has no plug-ins, so a PDF is named with its size and opened elsewhere. */
export function AttachmentView({ applicationId, attachmentId, name }: AttachmentViewProps) {
  const t = useText();
  const attachment = useAttachment(applicationId, attachmentId);
  if (attachment.status === 'LOADING') return <LinesSkeleton lines={4} />;
  if (attachment.status === 'FAILED') return <ErrorState error={attachment.error} />;
  return (
    <div className={styles['frame']}>
      {attachment.mediaType.startsWith('image/') ? (
        <img className={styles['image']} src={attachment.url} alt={t('common.attachmentAlt', { name })} />
      ) : (
        <span className={styles['file']}>
          <IconFileTypePdf size={40} stroke={1.25} aria-hidden />
          <span>{name}</span>
          <span>{t('common.pdfAttachment', { size: sizeText(t, attachment.bytes) })}</span>
        </span>
      )}
    </div>
  );
}
