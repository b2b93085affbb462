import { useState, type DragEvent, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconReplace, IconUpload, IconX } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { IntakeContext } from './intake-context.ts';
import { readDropped } from './read-dropped.ts';
import { ScannerTray } from './scanner-tray.tsx';
import { shownCode } from './shown-code.ts';
import { usePageIntake } from './use-page-intake.ts';
import styles from './intake.module.css';

type IntakeZoneProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  shown: DocCode | null;
  children: ReactNode;
};

/** The documents of the open file as a place to drop pages on, with the scanner's folder under them. */
export function IntakeZone({ view, act, isOff, shown, children }: IntakeZoneProps) {
  const t = useText();
  const mayAttach = view.permitted.some(({ kind }) => kind === 'documents.attach/1');
  const { notAdded, ...intake } = usePageIntake({
    view,
    act,
    code: shownCode(view, shown),
    isOff: isOff || !mayAttach,
  });
  const { drag, ...dropHandlers } = useDrop((files) => {
    void readDropped(files).then(({ read, refused }) => intake.addBytes(read, 'FILE', refused));
  }, intake.isOff);
  const name = intake.code ? t(`labels.document.${intake.code}`) : '';

  return (
    <IntakeContext value={intake}>
      <div className={styles['zone']} {...dropHandlers}>
        {intake.replaces ? (
          <div className={styles['replacing']} aria-live="polite">
            <IconReplace size={16} aria-hidden />
            <span>{t('pages.replacing')}</span>
            <Button size="compact-xs" variant="subtle" onClick={() => intake.setReplaces(null)}>
              {t('pages.replacingStop')}
            </Button>
          </div>
        ) : null}
        {notAdded.length > 0 ? (
          <div className={styles['notAdded']}>
            <ul>
              {notAdded.map(({ file, error }) => (
                <li key={file}>
                  <p className={styles['fileName']}>{t('pages.notAdded', { file })}</p>
                  <RefusalLine error={error} />
                </li>
              ))}
            </ul>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('pages.dismiss')}
              onClick={() => intake.tell([])}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ) : null}
        <div className={styles['inner']}>{children}</div>
        <ScannerTray />
        {drag ? (
          <div className={styles['drop']} data-off={intake.isOff || undefined} aria-hidden>
            <IconUpload size={36} stroke={1.5} />
            <p className={styles['dropTitle']}>
              {intake.isOff ? t('pages.dropOff') : t('pages.dropHere', { name })}
            </p>
            {intake.isOff ? null : <p>{t('pages.dropHint')}</p>}
          </div>
        ) : null}
      </div>
    </IntakeContext>
  );
}

/** Files alone are taken; entering a child fires again, so depth is counted. */
function useDrop(onDrop: (files: readonly File[]) => void, isOff: boolean) {
  const [depth, setDepth] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    drag: depth > 0,
    onDragEnter: (event: DragEvent) => hasFiles(event) && setDepth((now) => now + 1),
    onDragLeave: (event: DragEvent) => hasFiles(event) && setDepth((now) => Math.max(0, now - 1)),
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isOff ? 'none' : 'copy';
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      if (!isOff) onDrop([...event.dataTransfer.files]);
    },
  };
}
