import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import { approvalStages } from '#renderer/features/approval/index.ts';
import { captureStages } from '#renderer/features/biometrics/index.ts';
import { documentStages } from '#renderer/features/documents/index.ts';
import { interviewStages } from '#renderer/features/interview/index.ts';
import { productionStages } from '#renderer/features/production/index.ts';
import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';

/**
 * Which work area a file shows at a stage. A feature exports its entry and adds one line here; a state that no entry names gets the
 * general work area with the permitted actions.
 */
const STAGE_WORK: readonly StageWorkEntry[] = [
  ...documentStages,
  ...captureStages,
  ...interviewStages,
  ...approvalStages,
  ...productionStages,
];

export function findStageWork(stage: Stage, state: AppState): StageWorkEntry | null {
  return STAGE_WORK.find((entry) => entry.stage === stage && entry.states.includes(state)) ?? null;
}
