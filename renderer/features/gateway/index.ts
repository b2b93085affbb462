export { CentreItem } from './centre-item.tsx';
export { CentreNotice } from './centre-notice.tsx';
export { CentreOffers } from './centre-offers.tsx';
export { DifferencesScreen } from './differences-screen.tsx';
export { ReconcileScreen } from './reconcile-screen.tsx';
export { ReconcileDueLine } from './reconcile-due-line.tsx';
