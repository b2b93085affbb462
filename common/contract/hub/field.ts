import { z } from 'zod';
import { FieldCount, FieldDay, FieldDayKind, MOST_FILES } from '#common/domain/field/field-day.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

/** Document `field-days`: those that are out, and those of the last month. */
export const HubFieldDays = z.array(FieldDay);

export const PrepareFieldDay = z.strictObject({
  /** Made by the desk, so that a request that is sent again prepares nothing twice. */
  id: z.uuid(),
  kind: FieldDayKind,
  place: z.string().trim().min(3).max(120),
  on: PlainDate,
  deskId: z.uuid(),
  files: z
    .array(ApplicationId)
    .min(1)
    .max(MOST_FILES)
    .refine((ids) => new Set(ids).size === ids.length, 'DUPLICATE'),
});
export type PrepareFieldDay = z.infer<typeof PrepareFieldDay>;

/** `note`: why the count may stand although it differs. Asked for only then. */
export const CountFieldDay = FieldCount.extend({ note: z.string().trim().max(300).default('') });
export type CountFieldDay = z.infer<typeof CountFieldDay>;

/** COUNTED: the second person is still to come. */
export const CountReply = z.strictObject({ state: z.enum(['COUNTED', 'HOME']) });

export const CallOffFieldDay = z.strictObject({ reason: z.string().trim().min(5).max(300) });

export const TakeOutOfFieldDay = CallOffFieldDay.extend({ file: ApplicationId });
export type TakeOutOfFieldDay = z.infer<typeof TakeOutOfFieldDay>;

/** Laptops that a group's files can be given to. */
export const FieldDesks = z.strictObject({
  desks: z.array(z.strictObject({ deskId: z.string(), name: z.string(), lastSeenAt: Instant.nullable() })),
});
export type FieldDesks = z.infer<typeof FieldDesks>;
