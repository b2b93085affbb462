import { useCallback } from 'react';
import { useLanguage } from '#renderer/lib/i18n.ts';

/** Two decimals, with the comma where the screen is Indonesian. */
export function useDecimal(): (value: number) => string {
  const language = useLanguage();
  return useCallback(
    (value) => (language === 'id' ? value.toFixed(2).replace('.', ',') : value.toFixed(2)),
    [language],
  );
}
