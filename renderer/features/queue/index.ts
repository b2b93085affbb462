export { ArrivalScan } from './arrival-scan.tsx';
export { HomeScreen } from './home-screen.tsx';
export { filtersForgotten, queueFilters } from './queue-filters.ts';
export { OfficeQueueScreen, QueueScreen } from './queue-screen.tsx';
export { SearchScreen } from './search-screen.tsx';
