import {
  IconArrowsDiff,
  IconBriefcase2,
  IconBook,
  IconBook2,
  IconBookmarks,
  IconCertificate,
  IconChartBar,
  IconChecklist,
  IconCalendarCheck,
  IconCalendarStats,
  IconCloud,
  IconDevicesPc,
  IconDoorEnter,
  IconFileImport,
  IconFiles,
  IconFingerprint,
  IconGavel,
  IconHome,
  IconListSearch,
  IconMessageReport,
  IconLayoutDashboard,
  IconSpeakerphone,
  IconMessages,
  IconMoodSmile,
  IconStars,
  IconPackageExport,
  IconPrinter,
  IconReceipt,
  IconRubberStamp,
  IconSearch,
  IconSettings,
  IconShieldLock,
  IconStethoscope,
  IconUserPlus,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { TextKey } from '#common/i18n/index.ts';
import { Stage, type Role } from '#common/domain/applications/vocabulary.ts';
import { NOTICE_WRITERS } from '#common/domain/registers/announcements.ts';
import type { Permission } from '#common/domain/session/permission.ts';

export type Place = {
  path: string;
  label: TextKey;
  Icon: Icon;
  permission: Permission | null;
  group: 'TOP' | 'WORK' | 'OFFICE';
  /** Only for whoever has one of these; everybody whose permission fits without it. */
  roles?: readonly Role[];
  /** Queues show how many wait. */
  stage?: Stage;
};

/** What the rail and the command palette offer. A feature with a screen of its own adds a line here and a route in routes.tsx. */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'common.nav.home', Icon: IconHome, permission: null, group: 'TOP' },
  { path: '/cari', label: 'common.nav.search', Icon: IconSearch, permission: 'case.read', group: 'TOP' },
  ...stagePlaces(),
  {
    path: '/persetujuan',
    label: 'approval.title',
    Icon: IconRubberStamp,
    permission: 'case.act',
    roles: ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'],
    group: 'WORK',
  },
  {
    path: '/blangko',
    label: 'common.nav.blanks',
    Icon: IconBook2,
    permission: 'stock.read',
    group: 'OFFICE',
  },
  {
    path: '/siap-diambil',
    label: 'common.nav.ready',
    Icon: IconBookmarks,
    permission: 'case.read',
    group: 'OFFICE',
  },
  {
    path: '/register',
    label: 'printing.register.title',
    Icon: IconBook,
    permission: 'register.read',
    group: 'OFFICE',
  },
  {
    path: '/impor',
    label: 'common.nav.import',
    Icon: IconFileImport,
    permission: 'case.import',
    group: 'OFFICE',
  },
  {
    path: '/tanpa-jadwal',
    label: 'common.nav.walkIn',
    Icon: IconUserPlus,
    permission: 'case.import',
    group: 'OFFICE',
  },
  {
    path: '/kuota',
    label: 'quota.title',
    Icon: IconCalendarStats,
    permission: 'quota.read',
    group: 'OFFICE',
  },
  {
    path: '/luar-kantor',
    label: 'common.nav.field',
    Icon: IconBriefcase2,
    permission: 'case.read',
    group: 'OFFICE',
  },
  {
    path: '/dokumen',
    label: 'common.nav.papers',
    Icon: IconCertificate,
    permission: 'documents.publish',
    group: 'OFFICE',
  },
  {
    path: '/akun',
    label: 'common.nav.accounts',
    Icon: IconUsers,
    permission: 'accounts.manage',
    group: 'OFFICE',
  },
  {
    path: '/komputer',
    label: 'common.nav.desks',
    Icon: IconDevicesPc,
    permission: 'accounts.manage',
    group: 'OFFICE',
  },
  {
    path: '/komputer-ini',
    label: 'health.title',
    Icon: IconStethoscope,
    permission: 'accounts.manage',
    group: 'OFFICE',
  },
  {
    path: '/rekonsiliasi',
    label: 'common.nav.reconcile',
    Icon: IconReceipt,
    permission: 'payments.reconcile',
    group: 'OFFICE',
  },
  {
    path: '/selisih',
    label: 'common.nav.differences',
    Icon: IconArrowsDiff,
    permission: 'office.outage',
    group: 'OFFICE',
  },
  {
    path: '/pengaduan',
    label: 'complaints.title',
    Icon: IconMessageReport,
    permission: 'office.read',
    roles: ['COMPLAINT', 'SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'],
    group: 'OFFICE',
  },
  {
    path: '/survei',
    label: 'survey.title',
    Icon: IconStars,
    permission: 'office.read',
    roles: ['COMPLAINT', 'SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD', 'AUDITOR'],
    group: 'OFFICE',
  },
  {
    path: '/survei-pemohon',
    label: 'survey.kioskNav',
    Icon: IconMoodSmile,
    permission: 'office.read',
    roles: ['HANDOVER', 'COUNTER', 'COMPLAINT'],
    group: 'OFFICE',
  },
  {
    path: '/papan',
    label: 'hall.board.title',
    Icon: IconLayoutDashboard,
    permission: 'reports.read',
    group: 'OFFICE',
  },
  {
    path: '/pengumuman',
    label: 'hall.notice.title',
    Icon: IconSpeakerphone,
    permission: 'office.read',
    roles: NOTICE_WRITERS,
    group: 'OFFICE',
  },
  {
    path: '/laporan',
    label: 'reports.nav',
    Icon: IconChartBar,
    permission: 'reports.read',
    group: 'OFFICE',
  },
  {
    path: '/audit',
    label: 'common.nav.audit',
    Icon: IconListSearch,
    permission: 'audit.read',
    group: 'OFFICE',
  },
  {
    path: '/data-pribadi',
    label: 'privacy.title',
    Icon: IconShieldLock,
    permission: 'office.read',
    roles: ['COUNTER', 'SECTION_HEAD', 'OFFICE_HEAD', 'IT_ADMIN', 'AUDITOR'],
    group: 'OFFICE',
  },
  {
    path: '/tinjauan',
    label: 'reviews.title',
    Icon: IconChecklist,
    permission: 'office.read',
    roles: [
      'INTERVIEWER',
      'ADJUDICATOR',
      'SUBSECTION_HEAD',
      'SECTION_HEAD',
      'OFFICE_HEAD',
      'IT_ADMIN',
      'AUDITOR',
    ],
    group: 'OFFICE',
  },
  {
    path: '/tutup-hari',
    label: 'common.nav.closeDay',
    Icon: IconCalendarCheck,
    permission: 'office.close',
    group: 'OFFICE',
  },
  {
    path: '/sinkron',
    label: 'common.nav.sync',
    Icon: IconCloud,
    permission: 'case.read',
    group: 'OFFICE',
  },
  {
    path: '/pengaturan',
    label: 'common.nav.settings',
    Icon: IconSettings,
    permission: null,
    group: 'OFFICE',
  },
];

function stagePlaces(): Place[] {
  const icons: Readonly<Record<Stage, Icon>> = {
    arrival: IconDoorEnter,
    documents: IconFiles,
    capture: IconFingerprint,
    interview: IconMessages,
    decision: IconGavel,
    production: IconPrinter,
    handover: IconPackageExport,
  };
  return Stage.options.map((stage) => ({
    path: `/antrean/${stage}`,
    label: `labels.stage.${stage}`,
    Icon: icons[stage],
    permission: 'case.read',
    group: 'WORK',
    stage,
  }));
}
