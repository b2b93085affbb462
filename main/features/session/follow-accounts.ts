import type { Logger } from '#runtime/logging/logger.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Session } from './session.ts';

/**
 * What the hub says of the office may be about who sits here: changed roles count at once, and a person who was removed is
 * signed out. What that person did before waits and is sent all the same.
 */
export function followAccounts(
  emit: Desk['emit'],
  sessionNow: () => Session | null,
  log: Pick<Logger, 'warn'>,
): Desk['emit'] {
  return (event, payload) => {
    emit(event, payload);
    const session = sessionNow();
    if (event !== 'office.changed' || !session?.user) return;
    const before = JSON.stringify(session.user);
    session
      .reload()
      .then(async () => {
        if (JSON.stringify(session.user) !== before) emit('session.changed', await session.status());
      })
      // The records may be closing under it; whoever signs in next is read anew.
      .catch((error: unknown) => log.warn('accounts not read anew', { error }));
  };
}
