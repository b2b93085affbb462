import styles from './filter-chip.module.css';

type FilterChipProps = { label: string; isOn: boolean; onToggle: () => void };

/** One choice of a filter bar: pressed while it narrows the list. */
export function FilterChip({ label, isOn, onToggle }: FilterChipProps) {
  return (
    <button type="button" className={styles['toggle']} aria-pressed={isOn} onClick={onToggle}>
      {label}
    </button>
  );
}
