import { createHashRouter, Navigate, type RouteObject } from 'react-router';
import { FileScreen } from '#renderer/features/applications/index.ts';
import { BookingByHandScreen, ImportScreen, WalkInScreen } from '#renderer/features/appointments/index.ts';
import { AccountsScreen, PapersScreen, SettingsScreen } from '#renderer/features/office/index.ts';
import { FieldScreen } from '#renderer/features/field/index.ts';
import { DifferencesScreen } from '#renderer/features/gateway/index.ts';
import { AuditScreen, CloseScreen } from '#renderer/features/audit/index.ts';
import { StockScreen } from '#renderer/features/production/index.ts';
import { HomeScreen, OfficeQueueScreen, QueueScreen, SearchScreen } from '#renderer/features/queue/index.ts';
import { DesksScreen } from '#renderer/features/station/index.ts';
import { SyncScreen } from '#renderer/features/sync/index.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { MissingPage } from './missing-page.tsx';
import { Shell } from './shell.tsx';
import { findStageWork } from './stage-work.ts';

/** Screens inside the frame. A feature adds its own line; its place in the rail is in navigation.ts. */
const SCREENS: readonly RouteObject[] = [
  { index: true, element: <HomeScreen /> },
  { path: 'cari', element: <SearchScreen /> },
  { path: 'antrean', element: <Navigate to="/antrean/documents" replace /> },
  { path: 'antrean/:stage', element: <QueueScreen /> },
  { path: 'antrean-kantor/:queue', element: <OfficeQueueScreen /> },
  { path: 'dokumen', element: <PapersScreen /> },
  { path: 'berkas/:id', element: <FileScreen findStageWork={findStageWork} /> },
  { path: 'blangko', element: <StockScreen /> },
  { path: 'impor', element: <ImportScreen /> },
  { path: 'jadwal-baru', element: <BookingByHandScreen /> },
  { path: 'tanpa-jadwal', element: <WalkInScreen /> },
  { path: 'akun', element: <AccountsScreen /> },
  { path: 'luar-kantor', element: <FieldScreen /> },
  { path: 'komputer', element: <DesksScreen /> },
  { path: 'selisih', element: <DifferencesScreen /> },
  { path: 'audit', element: <AuditScreen /> },
  { path: 'tutup-hari', element: <CloseScreen /> },
  { path: 'sinkron', element: <SyncScreen /> },
  { path: 'pengaturan', element: <SettingsScreen /> },
  { path: '*', element: <MissingPage /> },
];

export function createRouter() {
  return createHashRouter([
    { path: '/', element: <Shell />, errorElement: <MissingPage />, children: SCREENS.map(guarded) },
  ]);
}

/** A bug in one screen leaves rail and top bar alive. */
function guarded(route: RouteObject): RouteObject {
  const { index, path, element } = route;
  const safe = <CrashBoundary key={path ?? 'index'}>{element}</CrashBoundary>;
  return index ? { index: true, element: safe } : { path: path ?? '', element: safe };
}
