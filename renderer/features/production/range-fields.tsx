import { useMemo } from 'react';
import { Button, NumberInput, TextInput } from '@mantine/core';
import { BlankSerial } from '#common/domain/production/actions.ts';
import { MOST_BLANKS, type CountedHand } from '#common/domain/production/custody.ts';
import { rangesOf, serialRange } from '#common/domain/production/serial-range.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import styles from './production.module.css';

export type RangeEntry = { first: string; count: number | null };
export const NO_RANGE: RangeEntry = { first: '', count: null };

/** The range as a command takes it; null while it is not whole. */
export function rangeOf({ first, count }: RangeEntry): { first: string; count: number } | null {
  if (count === null || count < 1 || count > MOST_BLANKS || !BlankSerial.safeParse(first).success) {
    return null;
  }
  return serialRange({ first, count }) ? { first, count } : null;
}

type RangeFieldsProps = { value: RangeEntry; onChange: (next: RangeEntry) => void; from: CountedHand | null };

const FIRST_PAGE = { state: 'IN_STOCK', text: '', offset: 0, limit: 200 } as const;
const NO_INPUT = {};

/** First number and how many, with what lies lowest in the giver's hand ready to be taken over. */
export function RangeFields({ value, onChange, from }: RangeFieldsProps) {
  const t = useText();
  const isOutside = from === null;
  const isVault = from?.at === 'VAULT';
  const { data: safe } = useChannelQuery(
    'production.blanks',
    isVault ? { ...FIRST_PAGE, at: 'VAULT' } : skipToken,
  );
  const { data: stock } = useChannelQuery('production.stock', NO_INPUT);
  const lowest = useMemo(() => {
    if (!isVault) return isOutside ? undefined : stock?.mine[0];
    return rangesOf(safe?.rows.map(({ serial }) => serial) ?? [])[0];
  }, [isVault, isOutside, safe, stock]);
  const range = rangeOf(value);
  const last = range && serialRange(range)?.at(-1);

  useScan((code) => onChange({ ...value, first: code.toUpperCase().slice(0, 16) }));

  return (
    <>
      <FieldRow>
        <TextInput
          label={t('stock.handOver.first')}
          value={value.first}
          maxLength={16}
          spellCheck={false}
          data-autofocus
          className={styles['mono'] ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ ...value, first: currentTarget.value.trim().toUpperCase() })
          }
        />
        <NumberInput
          label={t('stock.handOver.count')}
          value={value.count ?? ''}
          min={1}
          max={MOST_BLANKS}
          allowDecimal={false}
          onChange={(count) => onChange({ ...value, count: count === '' ? null : Number(count) })}
        />
      </FieldRow>
      {lowest ? (
        <p className={styles['suggest']}>
          <span>
            {t('stock.handOver.available', { first: lowest.first, count: formatCount(lowest.count) })}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ first: lowest.first, count: value.count ?? lowest.count })}
          >
            {t('stock.handOver.useAvailable')}
          </Button>
        </p>
      ) : null}
      {last ? (
        <p className={styles['hint']}>{t('production.stock.range', { first: value.first, last })}</p>
      ) : null}
    </>
  );
}
