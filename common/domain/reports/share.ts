/** Percent to one decimal; null where there is nothing to divide. Never 100 while a part is missing, nor 0 while there is one. */
export function share(part: number, whole: number): number | null {
  if (whole === 0) return null;
  if (part === 0 || part === whole) return (100 * part) / whole;
  return Math.min(99.9, Math.max(0.1, Math.round((1000 * part) / whole) / 10));
}
