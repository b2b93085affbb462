export { ImportScreen } from './import-screen.tsx';
export { BookingByHandScreen, WalkInScreen } from './opening-screens.tsx';
