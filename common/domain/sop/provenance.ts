import { z } from 'zod';

/** How sure the office may be of a value: found in public material, proposed by us, or sources disagree. */
export const SourceStatus = z.enum(['CONFIRMED', 'ASSUMED', 'CONFLICT']);
export type SourceStatus = z.infer<typeof SourceStatus>;

/** Text in both languages of the application; Indonesian is the one that an applicant may see. */
export const Label = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
export type Label = z.infer<typeof Label>;

/** The two fields that every row of SOP data carries; `source` names the law, circular or practice it stems from. */
export const provenance = { status: SourceStatus, source: z.string().min(1) };

/** Schema of a value with where it comes from and what an office might choose instead. The value is refused when its shape differs, and so is every alternative. */
export function setting<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, ...provenance, alternatives: z.array(value).optional() });
}
