import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';

/** Both days count. */
export const Period = z
  .strictObject({ from: PlainDate, to: PlainDate })
  .refine(({ from, to }) => from <= to, { message: 'PERIOD_BACKWARDS' });
export type Period = z.infer<typeof Period>;
