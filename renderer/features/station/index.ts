export { DesksScreen } from './desks-screen.tsx';
export { EndingsNotice } from './fleet/endings-notice.tsx';
export { CopyBeforeForm } from './backup/copy-before-form.tsx';
export { RestoreForm } from './backup/restore-form.tsx';
export { HealthScreen } from './health/health-screen.tsx';
