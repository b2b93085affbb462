export { BlockedScreen } from './blocked-screen.tsx';
export { ChangePasswordDialog } from './change-password-dialog.tsx';
export { LockScreen } from './lock-screen.tsx';
export { PauseDeskDialog } from './pause-desk-dialog.tsx';
export { SetUpScreen } from './set-up-screen.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
export { StartPasswordScreen } from './start-password-screen.tsx';
