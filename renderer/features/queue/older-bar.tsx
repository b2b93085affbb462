import { Button } from '@mantine/core';
import { IconServer } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { useOlderFiles } from './use-older-files.ts';
import styles from './search-screen.module.css';

/** Below the results: asks the office's hub, or says what it found. */
export function OlderBar({ older, text }: { older: ReturnType<typeof useOlderFiles>; text: string }) {
  const t = useText();
  return (
    <div className={styles['older']}>
      {older.rows === null ? (
        <>
          <Button
            variant="default"
            leftSection={<IconServer size={18} stroke={1.75} aria-hidden />}
            loading={older.isBusy}
            onClick={() => void older.ask()}
          >
            {t('queue.search.office')}
          </Button>
          <p>{t('queue.search.officeHint')}</p>
        </>
      ) : (
        <p aria-live="polite">
          {older.rows.length === 0
            ? t('queue.search.officeNothing', { text })
            : t('queue.search.officeOpen', { count: older.rows.length })}
        </p>
      )}
      {older.error ? <RefusalLine error={older.error} /> : null}
    </div>
  );
}
