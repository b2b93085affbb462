import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { CaptureWork } from './capture-work.tsx';

export const captureStages: readonly StageWorkEntry[] = [
  {
    stage: 'capture',
    states: ['IN_SERVICE'],
    Work: CaptureWork,
    covers: [
      'biometrics.capturePhoto/1',
      'biometrics.captureFingerprints/1',
      'biometrics.captureSignature/1',
    ],
  },
];
