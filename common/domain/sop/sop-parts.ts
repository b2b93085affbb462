import type { z } from 'zod';
import { err, type Result } from '#common/kernel/result.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { parseSop, type Sop, type SopProblem } from './sop.ts';
import { Sop as SopSchema } from './sop-schema.ts';

/** Everything of a procedure but its name and its day. A new version replaces some of these and keeps the others. */
export const SopParts = SopSchema.omit({ id: true, effectiveFrom: true }).partial();
export type SopParts = z.infer<typeof SopParts>;

export type SopPart = keyof SopParts;
export const SOP_PARTS = Object.keys(SopParts.shape) as readonly SopPart[];

/** A whole version from one that is there and the parts that are new in it; checked as a shipped one is. */
export function composeSop(
  base: Sop,
  parts: SopParts,
  { id, effectiveFrom }: { id: string; effectiveFrom: PlainDate },
): Result<Sop, SopProblem[]> {
  if (Object.keys(parts).length === 0) return err([{ path: '', message: 'SOP_UNCHANGED' }]);
  const title = { id: renamed(base.title.id), en: renamed(base.title.en) };
  return parseSop({ ...base, title, ...parts, id, effectiveFrom });

  function renamed(text: string): string {
    return text.replaceAll(base.id, id);
  }
}

/** Smaller numbers belong to the versions that come with the program: a later one never brings the name of an office's own. */
export const FIRST_OWN_NUMBER = 101;

/** The next free name of a year for an office's own version: `2026-101` is followed by `2026-102`. */
export function nextSopId(known: readonly string[], year: number): string {
  const numbers = known.flatMap((id) => {
    const [of, number] = id.split('-');
    return of === String(year) ? [Number(number)] : [];
  });
  return `${year}-${Math.max(FIRST_OWN_NUMBER - 1, ...numbers) + 1}`;
}
