import { useEffect, useState } from 'react';
import { Select } from '@mantine/core';
import type { ScanChoice, ScannerInfo, ScannerOffer } from '#common/contract/ipc/intake.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Intake } from './intake-context.ts';
import { ScanForm } from './scan-form.tsx';
import styles from './intake.module.css';

type ScanDialogProps = {
  isOpen: boolean;
  intake: Intake;
  scanners: readonly ScannerInfo[];
  onClose: () => void;
};

/** Scans into the document on the screen. Which scanner, then what it can at this moment. */
export function ScanDialog({ isOpen, intake, scanners, onClose }: ScanDialogProps) {
  const t = useText();
  const name = intake.code ? t(`labels.document.${intake.code}`) : '';
  return (
    <Dialog title={t('pages.scan.title', { name })} isOpen={isOpen} onClose={onClose} size="560px">
      <ChosenScanner intake={intake} scanners={scanners} onClose={onClose} />
    </Dialog>
  );
}

type Answer =
  { asked: string; offer: ScannerOffer; last: ScanChoice | null } | { asked: string; error: ReplyError };

function ChosenScanner({ intake, scanners, onClose }: Omit<ScanDialogProps, 'isOpen'>) {
  const t = useText();
  const [ask] = useChannelMutation('documents.scannerOffer');
  const [scannerId, setScannerId] = useState(scanners[0]?.id ?? '');
  const [answer, setAnswer] = useState<Answer | null>(null);

  const [attempt, setAttempt] = useState(0);
  const asked = `${scannerId} ${attempt}`;

  useEffect(() => {
    let isCurrent = true;
    void ask({ scannerId }).then((reply) => {
      if (isCurrent) setAnswer(reply.ok ? { asked, ...reply.value } : { asked, error: reply });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, asked, scannerId]);

  const current = answer?.asked === asked ? answer : null;
  return (
    <FieldStack>
      {scanners.length > 1 ? (
        <Select
          label={t('pages.scan.scanner')}
          data={scanners.map(({ id, name }) => ({ value: id, label: name }))}
          value={scannerId}
          allowDeselect={false}
          onChange={(id) => setScannerId(id ?? scannerId)}
        />
      ) : null}
      {current === null ? (
        <div aria-live="polite">
          <p className={styles['hint']}>{t('pages.scan.asking')}</p>
          <LinesSkeleton lines={5} />
        </div>
      ) : 'error' in current ? (
        <ErrorState error={current.error} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <ScanForm
          key={scannerId}
          intake={intake}
          scannerId={scannerId}
          offer={current.offer}
          last={current.last}
          onClose={onClose}
        />
      )}
    </FieldStack>
  );
}
