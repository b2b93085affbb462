export { AccountsScreen } from './accounts-screen.tsx';
export { PapersScreen } from './papers-screen.tsx';
export { SettingsScreen } from './settings-screen.tsx';
export { SopNewsItem } from './sop-news.tsx';
export { AnnouncementsScreen } from './announcements/announcements-screen.tsx';
