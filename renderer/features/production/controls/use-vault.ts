import { instantAt } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';

const DAYS = 30;

/**
 * The openings of the safe of the last days, newest first, and the one that nobody has closed. A safe is not opened while it is open: only
 * where the last days know of no opening can an older one still stand open, and the whole book is read.
 */
export function useVault() {
  const { today } = useFormat();
  const { utcOffsetMinutes } = useSession();
  const since = instantAt(addDays(today, -DAYS), '00:00', utcOffsetMinutes);
  const recent = useRegister('vault', { since });
  const { kept, ...rest } = useRegister('vault', recent.kept?.length === 0 ? {} : { since });
  const sessions = kept?.toReversed();
  return { ...rest, sessions, open: sessions?.find(({ item }) => item.closed === null) };
}
