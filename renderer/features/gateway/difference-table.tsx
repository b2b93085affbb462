import { Button } from '@mantine/core';
import type { FoundDifference } from '#common/contract/hub/gateway.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { DifferenceKind } from '#common/domain/gateway/differences.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './gateway.module.css';

const TONES = { OPEN: 'amber', EXPLAINED: 'green', GONE: 'gray' } as const;
const ORDER = new Map(DifferenceKind.options.map((kind, index) => [kind, index]));

type DifferenceTableProps = { rows: readonly FoundDifference[]; onExplain: (row: FoundDifference) => void };

/** By kind, what is still open first. */
export function DifferenceTable({ rows, onExplain }: DifferenceTableProps) {
  const t = useText();
  const sorted = rows.toSorted(
    (a, b) =>
      Number(a.state === 'GONE') - Number(b.state === 'GONE') ||
      (ORDER.get(a.kind) ?? 0) - (ORDER.get(b.kind) ?? 0) ||
      (a.key < b.key ? -1 : 1),
  );
  return (
    <PlainTable className={styles['table']} aria-label={t('gateway.list')}>
      <thead>
        <tr>
          <th scope="col">{t('gateway.columns.kind')}</th>
          <th scope="col">{t('gateway.columns.subject')}</th>
          <th scope="col">{t('gateway.columns.loket')}</th>
          <th scope="col">{t('gateway.columns.simkim')}</th>
          <th scope="col">{t('gateway.columns.payment')}</th>
          <th scope="col">{t('gateway.columns.state')}</th>
          <th scope="col">{t('gateway.columns.note')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <DifferenceRow key={row.key} row={row} onExplain={onExplain} />
        ))}
      </tbody>
    </PlainTable>
  );
}

function DifferenceRow({
  row,
  onExplain,
}: { row: FoundDifference } & Pick<DifferenceTableProps, 'onExplain'>) {
  const t = useText();
  const format = useFormat();
  const { kind, subject, loket, simkim, payment, state, note, byName, decidedAt } = row;
  const label = t(note === null ? 'gateway.explain' : 'gateway.explainAgain');
  return (
    <tr data-closed={state === 'GONE' || undefined}>
      <th scope="row">{t(`gateway.differences.${kind}`)}</th>
      <td className={styles['number']}>{subject}</td>
      <td>{valueOf(loket)}</td>
      <td>{valueOf(simkim)}</td>
      <td>{valueOf(payment)}</td>
      <td>
        <Chip label={t(`gateway.states.${state}`)} tone={TONES[state]} />
      </td>
      <td>
        {note === null ? null : (
          <p className={styles['explanation']}>
            {note}
            <span className={styles['hint']}>
              {t('gateway.explainedBy', {
                name: byName ?? '–',
                at: decidedAt ? format.moment(decidedAt) : '–',
              })}
            </span>
          </p>
        )}
        {state === 'GONE' ? null : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${label}: ${subject}`}
            onClick={() => onExplain(row)}
          >
            {label}
          </Button>
        )}
      </td>
    </tr>
  );

  /** States of a file and of SIMKIM are words of ours; everything else stands as each side has it. */
  function valueOf(value: string | null) {
    if (value === null) return <span className={styles['hint']}>–</span>;
    if (value === 'ISSUED') return t('gateway.issued');
    if (value === 'VOIDED') return t('gateway.voided');
    if (kind === 'AMOUNT') return formatMoney(Number(value));
    const state = AppState.safeParse(value);
    return state.success ? t(`labels.state.${state.data}`) : value;
  }
}
