import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { CaptureWork } from './capture-work.tsx';

export { ScannerSection } from './fingers/scanner-section.tsx';
export { CaptureRecord } from './record/capture-record.tsx';
export { FaceBand } from './photo/face-band.tsx';
export { useChipLikeness } from './photo/use-chip-likeness.ts';
export { QualitySection } from './photo/quality-section.tsx';
export { SecondOpinion } from './photo/second-opinion.tsx';
export { VerdictPanel } from './photo/verdict-panel.tsx';

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
