export { AuditScreen } from './audit-screen.tsx';
export { CloseScreen } from './close-screen.tsx';
