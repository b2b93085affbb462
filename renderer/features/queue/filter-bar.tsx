import { ServiceLane, type AppState, type Stage } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { isFiltered, NO_FILTER, type QueueFilter } from './queue-filters.ts';
import styles from './filter-bar.module.css';

type FilterBarProps = { stage: Stage; filter: QueueFilter; onChange: (filter: QueueFilter) => void };

const ONLY = ['ALL', 'MINE', 'FREE', 'LATE'] as const;
const ONLY_KEY = {
  ALL: 'queue.filter.all',
  MINE: 'queue.filter.mine',
  FREE: 'queue.filter.free',
  LATE: 'queue.filter.late',
} as const;

/** Chips that stay: whose files, which lanes, which states of the stage. */
export function FilterBar({ stage, filter, onChange }: FilterBarProps) {
  const t = useText();
  const { statesOf, sop } = useSop();
  const finals = new Set(sop?.stages.states.filter(({ final }) => final).map(({ state }) => state));
  const states = statesOf(stage).filter((state) => !finals.has(state));
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('queue.filter.title')}>
      {ONLY.map((only) => (
        <FilterChip
          key={only}
          label={t(ONLY_KEY[only])}
          isOn={filter.only === only}
          onToggle={() => onChange({ ...filter, only })}
        />
      ))}
      <span className={styles['divider']} />
      {ServiceLane.options.map((lane) => (
        <FilterChip
          key={lane}
          label={t(`labels.lane.${lane}`)}
          isOn={filter.lanes.includes(lane)}
          onToggle={() => onChange({ ...filter, lanes: toggled(filter.lanes, lane) })}
        />
      ))}
      {states.length > 1 ? <span className={styles['divider']} /> : null}
      {states.length > 1
        ? states.map((state) => (
            <FilterChip
              key={state}
              label={t(`labels.state.${state}`)}
              isOn={filter.states.includes(state)}
              onToggle={() => onChange({ ...filter, states: toggled<AppState>(filter.states, state) })}
            />
          ))
        : null}
      {isFiltered(filter) ? (
        <button type="button" className={styles['clear']} onClick={() => onChange(NO_FILTER)}>
          {t('queue.filter.clear')}
        </button>
      ) : null}
    </div>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
