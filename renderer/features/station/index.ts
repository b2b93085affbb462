export { DesksScreen } from './desks-screen.tsx';
