export const MOST_BLANKS = 5000;

/** The last number of a delivery, its digits as wide as the first one's; null where the numbers would run over. */
export function lastSerial(first: string, count: number): string | null {
  if (!Number.isInteger(count) || count < 1 || count > MOST_BLANKS) return null;
  const match = /^(.*?)(\d+)$/.exec(first);
  if (!match) return count === 1 ? first : null;
  const [, prefix = '', digits = ''] = match;
  const end = String(Number(digits) + count - 1).padStart(digits.length, '0');
  return end.length > digits.length ? null : prefix + end;
}
