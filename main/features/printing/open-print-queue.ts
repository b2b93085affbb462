import { permissionsOf } from '#common/domain/session/permission.ts';
import type { Desk } from '#main/features/desk.ts';
import { PrintQueue } from './print-queue.ts';

type Parts = Pick<Desk, 'db' | 'clock' | 'log' | 'printers' | 'preferences' | 'session' | 'emit'>;

/** The line of this desk's printers, tied to who sits here and to the page. */
export function openPrintQueue({ db, clock, log, printers, preferences, session, emit }: Parts): PrintQueue {
  return new PrintQueue({
    db,
    clock,
    log,
    printers,
    choice: () => preferences.printers(),
    isAttended: () =>
      session.user !== null && !session.isLocked && permissionsOf(session.user.roles).has('case.read'),
    want: (wanted) => emit('printing.wanted', wanted),
    changed: () => emit('printing.changed', null),
  });
}
