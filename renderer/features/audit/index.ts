export { AuditScreen } from './audit-screen.tsx';
export { IrregularityDialog } from './irregularity-dialog.tsx';
export { CloseScreen } from './close-screen.tsx';
export { RecheckDueLine } from './reviews/recheck-due-line.tsx';
export { ReviewDueLine } from './reviews/review-due-line.tsx';
export { ReviewsScreen } from './reviews/reviews-screen.tsx';
