import { useCallback } from 'react';
import { serialRange, type SerialRange } from '#common/domain/production/serial-range.ts';
import { useText } from '#renderer/lib/i18n.ts';

/** A run of numbers in words: the one, or from the first to the last. */
export function useNumbers(): (range: SerialRange) => string {
  const t = useText();
  return useCallback(
    ({ first, count }) =>
      count === 1 ? first : t('stock.range', { first, last: serialRange({ first, count })?.at(-1) ?? first }),
    [t],
  );
}
