import { z } from 'zod';
import { RequirementMatrix } from '#common/domain/documents/requirement-schema.ts';
import { FeeSchedule } from '#common/domain/office/fee-schema.ts';
import { TimeNorms } from '#common/domain/office/time-norm-schema.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { FingerSettings } from './finger-policy.ts';
import { InterviewGuide } from './interview-guide.ts';
import { Lanes } from './lanes.ts';
import { PhotoSettings } from './photo-policy.ts';
import { Label, provenance } from './provenance.ts';
import { ReasonCodes } from './reason-codes.ts';
import { Roles } from './roles.ts';
import { SopSettings } from './settings.ts';
import { Stages } from './stages.ts';

/** `year-number`, for example `2026-1`; an application stays under the version it began with. */
export const SopId = z.string().regex(/^\d{4}-\d+$/, 'SOP_ID');
export type SopId = z.infer<typeof SopId>;

/** A whole version of the working procedure: what law and office practice ask, with the source of each value. */
export const Sop = z.strictObject({
  id: SopId,
  title: Label,
  effectiveFrom: PlainDate,
  legalBase: z.array(z.strictObject({ id: z.string().min(1), governs: Label, ...provenance })).min(1),
  stages: Stages,
  roles: Roles,
  requirements: RequirementMatrix,
  reasonCodes: ReasonCodes,
  fees: FeeSchedule,
  timeNorms: TimeNorms,
  fingerPolicy: FingerSettings,
  /** Absent in versions from before there was one: then nothing that needs a decision is allowed. */
  photoPolicy: PhotoSettings.optional(),
  lanes: Lanes,
  interview: InterviewGuide,
  settings: SopSettings,
});
export type Sop = z.infer<typeof Sop>;

/** `path` is the place in the definition, for example `fees.tables.0.books`. */
export type SopProblem = { path: string; message: string };
