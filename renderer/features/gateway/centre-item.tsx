import { IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { StripItem } from '#renderer/ui/frame/status-strip.tsx';
import { useCentreAway } from './use-centre.ts';

/** In the strip of every screen, as long as the centre does not answer the hub. */
export function CentreItem() {
  const t = useText();
  const format = useFormat();
  const away = useCentreAway();
  if (!away) return null;
  return (
    <StripItem Icon={IconPlugConnectedX}>
      <strong>{t('gateway.away', { since: format.moment(away.since) })}</strong>
    </StripItem>
  );
}
