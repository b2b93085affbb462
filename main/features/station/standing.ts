import type { Desk } from '#main/features/desk.ts';
import type { StandingParts } from '#main/sync/standing-watch.ts';
import { DeskStateReader } from './desk-state.ts';

/** What the sync client asks of the desk around it, which is whole only after the client. */
export function standingOf(deskNow: () => Desk | null): StandingParts {
  let reader: DeskStateReader | null = null;
  return {
    async report() {
      const desk = deskNow();
      if (!desk) return null;
      reader ??= new DeskStateReader(desk);
      return reader.report();
    },
    async take({ lock }) {
      const desk = deskNow();
      if (!desk || !(await desk.session.takeLock(lock))) return;
      desk.emit('session.changed', await desk.session.status());
    },
  };
}
