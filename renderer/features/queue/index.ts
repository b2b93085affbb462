export { ApprovalScreen } from './approval-screen.tsx';
export { ArrivalScan } from './arrival-scan.tsx';
export { BoardScreen } from './board/board-screen.tsx';
export { WallPage } from './wall/wall-page.tsx';
export { WallNoticePreview } from './wall/wall-notice.tsx';
export { HomeScreen } from './home-screen.tsx';
export { filtersForgotten, queueFilters } from './queue-filters.ts';
export { OfficeQueueScreen, QueueScreen } from './queue-screen.tsx';
export { SearchScreen } from './search-screen.tsx';
