import { Button, Loader, Select } from '@mantine/core';
import { IconFingerprint, IconRefresh } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import type { ScannerSearch } from './use-scanner.ts';
import styles from './fingers.module.css';

/** Which device takes the fingers, and the way to look for it again. */
export function ScannerLine({ found, isOff }: { found: ScannerSearch; isOff: boolean }) {
  const t = useText();
  const { isSearching, scanner, scanners, search, choose } = found;
  return (
    <div className={styles['scanner']} aria-live="polite">
      {isSearching ? <Loader size="xs" aria-hidden /> : <IconFingerprint size={18} aria-hidden />}
      <span className={styles['scannerName']}>
        {isSearching
          ? t('fingers.searching')
          : scanner
            ? t('fingers.scanner', { make: scanner.make, model: scanner.model, serial: scanner.serial })
            : t('fingers.noScanner')}
      </span>
      {scanners.length > 1 && scanner ? (
        <Select
          size="xs"
          aria-label={t('fingers.choose')}
          data={scanners.map(({ id, model, serial }) => ({ value: id, label: `${model} ${serial}` }))}
          value={scanner.id}
          allowDeselect={false}
          onChange={(id) => {
            if (id) choose(id);
          }}
        />
      ) : null}
      <Button
        size="compact-sm"
        variant="default"
        disabled={isOff || isSearching}
        leftSection={<IconRefresh size={14} aria-hidden />}
        rightSection={<KeyHint combo="s" />}
        onClick={search}
      >
        {t('fingers.search')}
      </Button>
    </div>
  );
}
