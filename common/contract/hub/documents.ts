import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { UserId } from '#common/kernel/ids.ts';
import { PrivacyPolicy } from '#common/domain/privacy/specific-data.ts';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';

/** Document `office`: what stands on letters and how the stages are worked. */
export const HubOfficeSettings = z.strictObject({
  name: z.string(),
  code: z.string(),
  city: z.string(),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  stagePolicy: z.partialRecord(Stage, StagePolicy),
});
export type HubOfficeSettings = z.infer<typeof HubOfficeSettings>;

/** Document `outages`: every declared outage, newest last. */
export const HubOutages = z.array(
  z.strictObject({
    id: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    reason: z.string(),
    by: UserId,
  }),
);
export type HubOutages = z.infer<typeof HubOutages>;

/** Document `policy`: what the office decides about its desks. */
export const HubPolicy = z.strictObject({
  /** A person may sign in at a desk without the hub for this long after the last sign-in with it. */
  offlineHours: z.int().min(1).max(336).default(72),
  /** An account that nobody signed in with for so long is locked, until whoever keeps the accounts gives it back. */
  unusedDays: z.int().min(7).max(366).default(30),
  /** Of a hundred files decided in a month, so many are examined again by somebody who never touched them. */
  recheckPercent: z.int().min(1).max(100).default(2),
  /** What a desk holds beside the open files. */
  closedDays: z.int().min(0).max(365).default(30),
  /** Above this the files closed longest ago leave a desk first; what is open never does. */
  deskCopyMegabytes: z.int().min(200).max(1_000_000).default(10_000),
  bookingDays: z.int().min(0).max(60).default(7),
  /** A file that somebody took and left lying is free for others after this long, without a reason. */
  claimLeaseHours: z.int().min(1).max(72).default(8),
  /** Of the two who count a day outside the office home, one must have stayed: nobody who worked at its laptop. */
  fieldCounterStayed: z.boolean().default(true),
  /** Where new intake stops at a desk; the screen warns from four fifths on. */
  gates: z
    .strictObject({
      syncAgeHours: z.int().min(1).max(720).default(72),
      pendingActions: z.int().min(10).max(100_000).default(5000),
      freeDiskMb: z.int().min(100).max(100_000).default(1000),
      clockOffMinutes: z.int().min(1).max(60).default(10),
    })
    .prefault({}),
  /** How long personal data stay. */
  privacy: PrivacyPolicy.prefault({}),
});
export type HubPolicy = z.infer<typeof HubPolicy>;
