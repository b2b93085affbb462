import { z } from 'zod';
import { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

/** Eazy Passport, a service unit (ULP), a public service mall (MPP), a visit to somebody who cannot come. */
export const FieldDayKind = z.enum(['EAZY', 'SERVICE_UNIT', 'SERVICE_MALL', 'HOME_VISIT']);
export type FieldDayKind = z.infer<typeof FieldDayKind>;

/** Files of one group: an Eazy Passport day has 30 to 50 people. */
export const MOST_FILES = 150;

/** HOME: counted by two. CALLED_OFF: it never left. LOST: its desk was revoked. */
export const FieldDayEnd = z.enum(['HOME', 'CALLED_OFF', 'LOST']);

export const FieldCount = z.strictObject({
  /** Files that came back, whatever was done with them. */
  home: z.int().min(0).max(MOST_FILES),
  /** Of these, files on which something was done out there. */
  worked: z.int().min(0).max(MOST_FILES),
});
export type FieldCount = z.infer<typeof FieldCount>;

/** A file that a head gave back to the office while the others stayed out. */
export const TakenOut = z.strictObject({ file: ApplicationId, at: Instant, by: UserId, reason: z.string() });
export type TakenOut = z.infer<typeof TakenOut>;

/**
 * A day of service outside the office: one laptop takes a group's files along. As long as it has not ended, nobody else acts
 * on them. Who has counted is told, what was counted is not: the second person counts alone.
 */
export const FieldDay = z.strictObject({
  id: z.uuid(),
  kind: FieldDayKind,
  place: z.string(),
  on: PlainDate,
  deskId: z.string(),
  deskName: z.string(),
  files: z.array(ApplicationId),
  takenOut: z.array(TakenOut).default([]),
  preparedBy: UserId,
  preparedAt: Instant,
  countedBy: z.array(UserId),
  ended: z
    .strictObject({
      at: Instant,
      as: FieldDayEnd,
      note: z.string(),
      /** What the hub had when it was counted, and what both agreed on or what the second found. */
      expected: FieldCount.nullable(),
      counted: FieldCount.nullable(),
    })
    .nullable(),
});
export type FieldDay = z.infer<typeof FieldDay>;

/**
 * Whether somebody who did not come on a day could not have been served: the laptop that was to serve him was lost, its day was
 * called off, or the file was taken out of it. That is nobody's no-show; a person decides about the file.
 */
export function wasLetDown(
  days: readonly FieldDay[],
  { id, on }: { id: ApplicationId; on: PlainDate },
): boolean {
  return days.some((day) => {
    if (day.on !== on) return false;
    const hasFailed = day.ended?.as === 'LOST' || day.ended?.as === 'CALLED_OFF';
    return (hasFailed && day.files.includes(id)) || day.takenOut.some(({ file }) => file === id);
  });
}

/** The day on which a file is out, and with which desk; null for one that lies in the office. */
export function fieldDayOf(days: readonly FieldDay[], id: ApplicationId): FieldDay | null {
  return days.find(({ ended, files }) => ended === null && files.includes(id)) ?? null;
}
