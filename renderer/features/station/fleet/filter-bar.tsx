import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import styles from './fleet.module.css';

const FILTERS = ['ALL', 'TROUBLE', 'SILENT', 'LOCKED', 'UPDATE', 'REVOKED'] as const;
export type FleetFilter = (typeof FILTERS)[number];

export function isIn(filter: FleetFilter, { troubles, lock, revokedAt }: FleetRow): boolean {
  switch (filter) {
    case 'ALL':
      return true;
    case 'TROUBLE':
      return troubles.length > 0;
    case 'SILENT':
      return troubles.includes('SILENT') || troubles.includes('NO_REPORT');
    case 'LOCKED':
      return lock !== null;
    case 'UPDATE':
      return troubles.includes('OLD_VERSION');
    case 'REVOKED':
      return revokedAt !== null;
  }
}

type FleetFilterBarProps = {
  desks: readonly FleetRow[];
  filter: FleetFilter;
  onChange: (filter: FleetFilter) => void;
};

export function FleetFilterBar({ desks, filter, onChange }: FleetFilterBarProps) {
  const t = useText();
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('fleet.filter.title')}>
      {FILTERS.map((one) => (
        <FilterChip
          key={one}
          label={t(`fleet.filter.${one}`, { count: desks.filter((row) => isIn(one, row)).length })}
          isOn={filter === one}
          onToggle={() => onChange(filter === one ? 'ALL' : one)}
        />
      ))}
    </div>
  );
}
