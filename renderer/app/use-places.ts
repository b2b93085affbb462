import { useSession } from '#renderer/lib/session.ts';
import { PLACES, type Place } from './navigation.ts';

/** The places that this person may open. */
export function usePlaces(): readonly Place[] {
  const { can } = useSession();
  return PLACES.filter(({ permission }) => permission === null || can(permission));
}
