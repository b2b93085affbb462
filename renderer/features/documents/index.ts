import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { DocumentsWork } from './documents-work.tsx';
import { IncompleteWork } from './incomplete-work.tsx';

export { IntakeSection } from './intake/intake-section.tsx';

export const documentStages: readonly StageWorkEntry[] = [
  {
    stage: 'documents',
    states: ['DOC_REVIEW'],
    Work: DocumentsWork,
    covers: [
      'documents.attach/1',
      'documents.describePage/1',
      'documents.refilePage/1',
      'documents.removePage/1',
      'documents.recordDocument/1',
      'documents.checkField/1',
      'documents.settleDifference/1',
      'documents.recordWatchlist/1',
      'documents.amendData/1',
      'documents.returnDossier/1',
      'documents.acceptDossier/1',
      'documents.deemWithdrawn/1',
      'interview.openExamination/1',
    ],
  },
  {
    stage: 'documents',
    states: ['DOC_INCOMPLETE'],
    Work: IncompleteWork,
    covers: ['documents.resubmit/1'],
  },
];
