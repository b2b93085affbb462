export { PrivacyClocks } from './privacy-clocks.tsx';
export { PrivacyScreen } from './privacy-screen.tsx';
