export { GateNotice } from './gate-notice.tsx';
export { JoinForm } from './join-form.tsx';
export { MoveSection } from './move-section.tsx';
export { NewKeyForm } from './new-key-form.tsx';
export { SiteForm } from './site-form.tsx';
export { SyncItem } from './sync-item.tsx';
export { SyncScreen } from './sync-screen.tsx';
