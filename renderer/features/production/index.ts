import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { ApprovedWork } from './allocate-work.tsx';
import { HandoverWork } from './handover-work.tsx';
import { NotifyWork } from './notify-work.tsx';
import { PrintWork } from './print-work.tsx';
import { QualityWork } from './quality-work.tsx';

export { VaultOpenLine } from './controls/vault-open-line.tsx';
export { CountsDue } from './counts-due.tsx';
export { ReadyScreen } from './ready-screen.tsx';
export { StockScreen } from './stock-screen.tsx';

export { ChipReaderSection } from './chip/reader-section.tsx';

export const productionStages: readonly StageWorkEntry[] = [
  {
    stage: 'production',
    states: ['APPROVED'],
    Work: ApprovedWork,
    covers: ['production.allocateBlank/1', 'production.endorse/1'],
  },
  {
    stage: 'production',
    states: ['BLANK_ALLOCATED'],
    Work: PrintWork,
    covers: ['production.print/2', 'documents.recordWatchlist/1'],
  },
  {
    stage: 'production',
    states: ['PRINTED'],
    Work: QualityWork,
    covers: ['production.qcPass/1', 'production.askQcFail/1'],
  },
  { stage: 'production', states: ['QC_PASSED'], Work: NotifyWork, covers: ['production.notifyReady/1'] },
  { stage: 'handover', states: ['QC_PASSED'], Work: NotifyWork, covers: ['production.notifyReady/1'] },
  {
    stage: 'handover',
    states: ['READY_FOR_PICKUP'],
    Work: HandoverWork,
    covers: ['production.handOver/1', 'production.voidUncollected/1', 'documents.recordWatchlist/1'],
  },
];
