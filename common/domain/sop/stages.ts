import { z } from 'zod';
import { AppState, Role, Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance, setting } from './provenance.ts';

export const CaptureInterviewOrder = z.enum(['EITHER', 'CAPTURE_FIRST', 'INTERVIEW_FIRST']);
export type CaptureInterviewOrder = z.infer<typeof CaptureInterviewOrder>;

/** Stage order in law: Permenkumham 8/2014. A state may belong to several stages (capture and interview). */
export const Stages = z.strictObject({
  order: z.array(Stage),
  captureInterviewOrder: setting(CaptureInterviewOrder),
  stages: z.array(
    z.strictObject({
      stage: Stage,
      label: Label,
      /** Done with this application, or done in SIMKIM and only recorded here. */
      policy: setting(StagePolicy),
      roles: z.array(Role).min(1),
      ...provenance,
    }),
  ),
  states: z.array(
    z.strictObject({
      state: AppState,
      label: Label,
      stages: z.array(Stage).min(1),
      final: z.boolean(),
      ...provenance,
    }),
  ),
});
export type Stages = z.infer<typeof Stages>;
