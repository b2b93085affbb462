export { AccountsScreen } from './accounts-screen.tsx';
export { SettingsScreen } from './settings-screen.tsx';
