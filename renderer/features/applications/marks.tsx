import {
  IconAlertTriangle,
  IconCameraExclamation,
  IconCash,
  IconClockExclamation,
  IconCloudQuestion,
  IconFaceId,
  IconFingerprint,
  IconGavel,
  IconHandStop,
  IconIdBadge2,
  IconUserExclamation,
  IconPencilExclamation,
  IconPlayerPause,
  IconShieldSearch,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { FileFlag } from '#common/contract/ipc/applications.ts';
import type { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import type { Tone } from '#renderer/ui/tone.ts';

const FLAGS: Readonly<Record<FileFlag, { tone: Tone; Icon: Icon }>> = {
  LATE: { tone: 'red', Icon: IconAlertTriangle },
  DUE_SOON: { tone: 'amber', Icon: IconClockExclamation },
  PAYMENT: { tone: 'amber', Icon: IconCash },
  PENDING_CENTRAL: { tone: 'violet', Icon: IconCloudQuestion },
  WATCHLIST: { tone: 'red', Icon: IconShieldSearch },
  PROPOSAL: { tone: 'violet', Icon: IconGavel },
  CORRECTION: { tone: 'amber', Icon: IconPencilExclamation },
  NIK_WARNING: { tone: 'amber', Icon: IconIdBadge2 },
  SAME_PERSON: { tone: 'amber', Icon: IconUserExclamation },
  PARKED: { tone: 'gray', Icon: IconPlayerPause },
  CONFLICT: { tone: 'red', Icon: IconHandStop },
  FAMILY: { tone: 'blue', Icon: IconUsersGroup },
  FAMILY_HOLD: { tone: 'amber', Icon: IconUsersGroup },
  PHOTO_WAITING: { tone: 'violet', Icon: IconCameraExclamation },
  FACE_DOUBT: { tone: 'amber', Icon: IconFaceId },
  PRINT_DOUBT: { tone: 'amber', Icon: IconFingerprint },
};

/** Lanes differ by word; only those that go before others carry a colour. */
const LANES: Readonly<Record<ServiceLane, Tone>> = {
  REGULAR: 'gray',
  PRIORITY: 'blue',
  ACCELERATED: 'blue',
  BAP: 'gray',
  EAZY: 'gray',
  CONTINGENCY: 'amber',
};

export function FlagMark({ flag, isPlain = false }: { flag: FileFlag; isPlain?: boolean }) {
  const t = useText();
  const { tone, Icon } = FLAGS[flag];
  return <Chip tone={tone} Icon={Icon} label={t(`labels.flag.${flag}`)} isPlain={isPlain} />;
}

/** A family stands in a list as one mark with the number of its files; a hold of another member changes its word. */
export function FamilyMark({ count, isHeld }: { count: number; isHeld: boolean }) {
  const t = useText();
  const { tone, Icon } = FLAGS[isHeld ? 'FAMILY_HOLD' : 'FAMILY'];
  const label = isHeld ? `${t('labels.flag.FAMILY_HOLD')} (${count})` : t('family.count', { count });
  return <Chip tone={tone} Icon={Icon} label={label} title={t('family.countTitle', { count })} isPlain />;
}

export function LaneChip({ lane }: { lane: ServiceLane }) {
  const t = useText();
  return <Chip tone={LANES[lane]} label={t(`labels.lane.${lane}`)} />;
}
