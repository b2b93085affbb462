import { must } from '#common/kernel/must.ts';

/** Numbers that follow one another; the digits keep their width. */
export type SerialRange = { first: string; count: number };

/** `X0000123`, 3 → X0000123, X0000124, X0000125. Null where the digits run out or there are none to count on. */
export function serialRange({ first, count }: SerialRange): string[] | null {
  const match = /^(.*?)(\d+)$/.exec(first);
  if (!match) return count === 1 ? [first] : null;
  const prefix = match[1] ?? '';
  const digits = must(match[2], 'the pattern has two groups');
  const start = Number(digits);
  if (String(start + count - 1).length > digits.length) return null;
  return Array.from(
    { length: count },
    (_, index) => prefix + String(start + index).padStart(digits.length, '0'),
  );
}

/** Runs of neighbours in a sorted list, so that a hand of hundreds is told in a line or two. */
export function rangesOf(serials: readonly string[]): SerialRange[] {
  const ranges: SerialRange[] = [];
  let next: string | null = null;
  for (const serial of serials) {
    const last = ranges.at(-1);
    if (last && serial === next) last.count += 1;
    else ranges.push({ first: serial, count: 1 });
    next = serialRange({ first: serial, count: 2 })?.[1] ?? null;
  }
  return ranges;
}
