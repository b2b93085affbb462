import { createHashRouter, Navigate, type RouteObject } from 'react-router';
import { FileScreen } from '#renderer/features/applications/index.ts';
import {
  BookingByHandScreen,
  ImportScreen,
  QuotaScreen,
  WalkInScreen,
} from '#renderer/features/appointments/index.ts';
import { ComplaintsScreen } from '#renderer/features/complaints/index.ts';
import {
  AccountsScreen,
  AnnouncementsScreen,
  PapersScreen,
  SettingsScreen,
} from '#renderer/features/office/index.ts';
import { FieldScreen } from '#renderer/features/field/index.ts';
import { DifferencesScreen, ReconcileScreen } from '#renderer/features/gateway/index.ts';
import { ReviewsScreen, AuditScreen, CloseScreen } from '#renderer/features/audit/index.ts';
import { RegisterScreen } from '#renderer/features/printing/index.ts';
import { PrivacyScreen } from '#renderer/features/privacy/index.ts';
import { ReportScreen } from '#renderer/features/reports/index.ts';
import { ReadyScreen, StockScreen } from '#renderer/features/production/index.ts';
import {
  ApprovalScreen,
  BoardScreen,
  HomeScreen,
  OfficeQueueScreen,
  QueueScreen,
  SearchScreen,
} from '#renderer/features/queue/index.ts';
import { DesksScreen, HealthScreen } from '#renderer/features/station/index.ts';
import { KioskScreen, SurveyScreen } from '#renderer/features/survey/index.ts';
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
  { path: 'persetujuan', element: <ApprovalScreen findStageWork={findStageWork} /> },
  { path: 'dokumen', element: <PapersScreen /> },
  { path: 'berkas/:id', element: <FileScreen findStageWork={findStageWork} /> },
  { path: 'pengaduan', element: <ComplaintsScreen /> },
  { path: 'survei', element: <SurveyScreen /> },
  { path: 'survei-pemohon', element: <KioskScreen /> },
  { path: 'papan', element: <BoardScreen /> },
  { path: 'pengumuman', element: <AnnouncementsScreen /> },
  { path: 'laporan', element: <ReportScreen /> },
  { path: 'kuota', element: <QuotaScreen /> },
  { path: 'register', element: <RegisterScreen /> },
  { path: 'blangko', element: <StockScreen /> },
  { path: 'siap-diambil', element: <ReadyScreen /> },
  { path: 'impor', element: <ImportScreen /> },
  { path: 'jadwal-baru', element: <BookingByHandScreen /> },
  { path: 'tanpa-jadwal', element: <WalkInScreen /> },
  { path: 'akun', element: <AccountsScreen /> },
  { path: 'luar-kantor', element: <FieldScreen /> },
  { path: 'komputer', element: <DesksScreen /> },
  { path: 'komputer-ini', element: <HealthScreen /> },
  { path: 'rekonsiliasi', element: <ReconcileScreen /> },
  { path: 'selisih', element: <DifferencesScreen /> },
  { path: 'audit', element: <AuditScreen /> },
  { path: 'data-pribadi', element: <PrivacyScreen /> },
  { path: 'tinjauan', element: <ReviewsScreen /> },
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
