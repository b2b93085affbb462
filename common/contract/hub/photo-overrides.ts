import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { PortraitCode } from '#common/domain/biometrics/portrait.ts';

export const OverridesAsk = z.strictObject({ days: z.int().min(1).max(366) });
export type OverridesAsk = z.infer<typeof OverridesAsk>;

/** Photos that did not pass and what became of them, by the head who decided and the officer at the camera. */
export const OverrideRow = z.strictObject({
  by: UserId,
  name: z.string(),
  takenBy: UserId,
  takenByName: z.string(),
  allowed: z.int().min(0),
  declined: z.int().min(0),
  reasons: z.array(z.strictObject({ code: z.string(), count: z.int().min(1) })),
  codes: z.array(z.strictObject({ code: PortraitCode, count: z.int().min(1) })),
});
export type OverrideRow = z.infer<typeof OverrideRow>;

export const Overrides = z.strictObject({
  days: z.int().min(1),
  /** Photos that wait for a head now. */
  waiting: z.int().min(0),
  rows: z.array(OverrideRow),
});
export type Overrides = z.infer<typeof Overrides>;
