import type { FaceDecision } from '#common/domain/biometrics/face-comparison.ts';

/** What the officer said of one earlier picture; null while nothing was said. */
export type Answer = { decision: FaceDecision | null; note: string };
