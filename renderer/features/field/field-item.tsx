import { IconBriefcase2 } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { StripItem } from '#renderer/ui/frame/status-strip.tsx';

const NO_INPUT = {};

/** On the laptop itself: where it is out, on every screen. */
export function FieldItem() {
  const t = useText();
  const { can } = useSession();
  const { data: days } = useChannelQuery('field.days', can('case.read') ? NO_INPUT : skipToken);
  const { today } = useFormat();
  const own = days?.find(({ isHere, ended, on }) => isHere && ended === null && on <= today);
  if (!own) return null;
  return (
    <StripItem Icon={IconBriefcase2}>
      <strong>{t('field.strip', { place: own.place, count: own.files.length })}</strong>
    </StripItem>
  );
}
