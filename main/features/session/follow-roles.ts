import type { Desk } from '#main/features/desk.ts';
import type { Session } from './session.ts';

/**
 * An acting role begins and ends by the clock and nobody presses a key: what the session grants follows at once, and this
 * tells the page, which would otherwise offer what is refused. Called again and again.
 */
export function followRoles(session: Session, emit: Desk['emit']): () => Promise<void> {
  let told = granted(session);
  return async () => {
    const now = granted(session);
    if (now === told) return;
    told = now;
    emit('session.changed', await session.status());
  };
}

function granted({ user }: Session): string {
  return user ? `${user.id} ${user.roles.join()}` : '';
}
