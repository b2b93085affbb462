import type { CentreState } from '#common/domain/gateway/centre.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';

const NO_INPUT = {};

/** Since when the centre is out of reach; null while it answers, and where nobody measures it. */
export function useCentreAway(): CentreState | null {
  const { can } = useSession();
  const { data: centre } = useChannelQuery('gateway.centre', can('office.read') ? NO_INPUT : skipToken);
  return centre && !centre.isReachable ? centre : null;
}
