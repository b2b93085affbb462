import { useSession } from '#renderer/lib/session.ts';
import { IconListDetails, type Icon } from '@tabler/icons-react';
import type { QueueFigures } from '#common/contract/ipc/office-documents.ts';
import { useLabel } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PLACES, type Place } from './navigation.ts';

const NO_INPUT = {};

/** The places that this person may open. */
export function usePlaces(): readonly Place[] {
  const { can, user } = useSession();
  return PLACES.filter(
    ({ permission, roles }) =>
      (permission === null || can(permission)) &&
      (!roles || roles.some((role) => user?.roles.includes(role))),
  );
}

export type QueuePlace = {
  path: string;
  name: string;
  Icon: Icon;
  count: Pick<QueueFigures, 'waiting' | 'late' | 'mine'>;
};

/** The queues that the office made for this person's roles: they come and go with its documents. */
export function useQueuePlaces(): readonly QueuePlace[] {
  const { can } = useSession();
  const label = useLabel();
  const { data: queues } = useChannelQuery('office.queues', can('case.read') ? NO_INPUT : skipToken);
  return (queues ?? []).map(({ id, title, waiting, late, mine }) => ({
    path: `/antrean-kantor/${id}`,
    name: label(title),
    Icon: IconListDetails,
    count: { waiting, late, mine },
  }));
}
