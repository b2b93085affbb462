import { IconFileTypePdf } from '@tabler/icons-react';
import type { TrayFile } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { useTrayPicture } from './use-tray-picture.ts';
import styles from './intake.module.css';

/** A scan in large, so that it goes to the right person. */
export function TrayPreview({ file, onClose }: { file: TrayFile | null; onClose: () => void }) {
  const t = useText();
  const title = file ? t('pages.tray.preview', { file: file.name }) : '';
  return (
    <Dialog title={title} isOpen={file !== null} onClose={onClose} size="min(900px, 94vw)">
      {file ? <Large key={`${file.id} ${file.at}`} file={file} /> : null}
    </Dialog>
  );
}

function Large({ file }: { file: TrayFile }) {
  const t = useText();
  const picture = useTrayPicture(file);
  switch (picture.status) {
    case 'LOADING':
      return <LinesSkeleton lines={6} />;
    case 'FAILED':
      return <ErrorState error={picture.error} />;
    case 'PDF':
      return <EmptyState title={t('pages.tray.pdf')} text={t('pages.tray.pdfText')} Icon={IconFileTypePdf} />;
    case 'PICTURE':
      return (
        <img
          className={styles['large']}
          src={picture.url}
          alt={t('pages.tray.preview', { file: file.name })}
        />
      );
  }
}
