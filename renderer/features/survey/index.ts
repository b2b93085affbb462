export { KioskGate } from './kiosk-gate.tsx';
export { KioskScreen } from './kiosk-screen.tsx';
export { OpenKioskButton } from './open-kiosk-button.tsx';
export { SurveyScreen } from './survey-screen.tsx';
