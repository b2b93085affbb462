import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import { SopId } from '#common/domain/sop/sop-schema.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import type { CalendarConcern } from '#common/domain/office/calendar.ts';
import { channel } from './channel.ts';
import type { FileRow, StageCounts } from './applications.ts';

export type Outage = {
  id: string;
  startedAt: Instant;
  endedAt: Instant | null;
  reason: string;
  byName: string;
};

export type OfficeBoard = {
  counts: StageCounts;
  today: { booked: number; arrived: number; handedOver: number; noShow: number };
  late: readonly FileRow[];
  outage: Outage | null;
  /** A year that due days reach without its decree. */
  calendar: CalendarConcern | null;
};

export type AuditCheck = {
  entries: number;
  files: number;
  isIntact: boolean;
  /** The entry at which the chain breaks. */
  brokenAt: number | null;
  /** The file whose actions or state are not what was audited. */
  brokenFile: string | null;
  /** The first blank that is not where its movements leave it. */
  brokenBlank: string | null;
};

/** Keys that a foot switch may send; Space always works beside it. */
export const FOOT_KEYS = ['NONE', 'PageDown', 'PageUp', 'F8', 'F9'] as const;

/** The portrait camera of a desk: what it is asked for, and how a photo is released. */
export const FaceCamera = z.object({
  height: z.union([z.literal(720), z.literal(1080), z.literal(2160)]),
  isMirrored: z.boolean(),
  isAuto: z.boolean(),
  footKey: z.enum(FOOT_KEYS),
});
export type FaceCamera = z.infer<typeof FaceCamera>;

export const officeChannels = {
  /** The version that a file stands under, or without a name the one under which new files begin. */
  'office.sop': channel<Sop>()('SIGNED_IN', z.object({ id: SopId.optional() }).strict()),
  'office.board': channel<OfficeBoard>()('case.read', z.object({}).strict()),
  'office.outages': channel<readonly Outage[]>()('office.read', z.object({}).strict()),
  'office.declareOutage': channel<Outage>()(
    'office.outage',
    z.object({ reason: z.string().trim().min(5).max(300) }).strict(),
  ),
  'office.endOutage': channel<null>()('office.outage', z.object({}).strict()),
  'office.pauseDesk': channel<null>()(
    'SIGNED_IN',
    z.object({ isPaused: z.boolean(), reason: z.string().trim().max(120) }).strict(),
  ),
  'office.setDesk': channel<null>()(
    'SIGNED_IN',
    z.object({ desk: z.string().trim().min(1).max(40) }).strict(),
  ),
  'office.stagePolicies': channel<Readonly<Record<Stage, StagePolicy>>>()('SIGNED_IN', z.object({}).strict()),
  'office.stagePolicy': channel<null>()(
    'office.outage',
    z.object({ stage: Stage, policy: StagePolicy }).strict(),
  ),
  /** Puts text on the clipboard; the page itself has no permission for it. */
  'office.copyText': channel<null>()('SIGNED_IN', z.object({ text: z.string().max(4000) }).strict()),
  'office.verifyAudit': channel<AuditCheck>()('audit.read', z.object({}).strict()),
  'office.preferences': channel<null>()(
    'PUBLIC',
    z
      .object({
        language: z.enum(['id', 'en']).optional(),
        theme: z.enum(['light', 'dark', 'auto']).optional(),
        singleKeys: z.boolean().optional(),
        railCollapsed: z.boolean().optional(),
        cameraId: z.string().max(200).optional(),
        faceCamera: FaceCamera.optional(),
        paperCameraId: z.string().max(200).optional(),
        readsPages: z.boolean().optional(),
      })
      .strict(),
  ),
  'office.readPreferences': channel<Preferences>()('PUBLIC', z.object({}).strict()),
};

export type Preferences = {
  language: 'id' | 'en';
  theme: 'light' | 'dark' | 'auto';
  singleKeys: boolean;
  railCollapsed: boolean;
  cameraId: string;
  /** How this desk takes portraits. */
  faceCamera: FaceCamera;
  /** The camera that looks down on a paper, where the desk has one of its own for that. */
  paperCameraId: string;
  /** An old book or a card is read by itself when it is shown. */
  readsPages: boolean;
};
