import {
  IconArrowsDiff,
  IconBriefcase2,
  IconBook2,
  IconCertificate,
  IconCalendarCheck,
  IconCloud,
  IconDevicesPc,
  IconDoorEnter,
  IconFileImport,
  IconFiles,
  IconFingerprint,
  IconGavel,
  IconHome,
  IconListSearch,
  IconMessages,
  IconPackageExport,
  IconPrinter,
  IconSearch,
  IconSettings,
  IconUserPlus,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { TextKey } from '#common/i18n/index.ts';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import type { Permission } from '#common/domain/session/permission.ts';

export type Place = {
  path: string;
  label: TextKey;
  Icon: Icon;
  permission: Permission | null;
  group: 'TOP' | 'WORK' | 'OFFICE';
  /** Queues show how many wait. */
  stage?: Stage;
};

/** What the rail and the command palette offer. A feature with a screen of its own adds a line here and a route in routes.tsx. */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'common.nav.home', Icon: IconHome, permission: null, group: 'TOP' },
  { path: '/cari', label: 'common.nav.search', Icon: IconSearch, permission: 'case.read', group: 'TOP' },
  ...stagePlaces(),
  {
    path: '/blangko',
    label: 'common.nav.blanks',
    Icon: IconBook2,
    permission: 'stock.read',
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
    path: '/selisih',
    label: 'common.nav.differences',
    Icon: IconArrowsDiff,
    permission: 'office.outage',
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
