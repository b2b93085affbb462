import { CodedError } from '#common/contract/coded-error.ts';
import type { updateChannels } from '#common/contract/ipc/updates.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { countClaimsAt } from '#main/records/repositories/claims-here.ts';

export function updateHandlers(desk: Desk): Pick<Handlers, keyof typeof updateChannels> {
  const { updates, session, db } = desk;
  return {
    'station.updates': async () => updates.status(),
    'station.checkUpdates': () => updates.checkByHand(),

    async 'station.fetchUpdate'() {
      await session.audit('DESK', 'update', 'fetched');
      return updates.fetch();
    },

    async 'station.installUpdate'() {
      if ((await countClaimsAt(db, session.desk)) > 0) throw new CodedError('UPDATE_FILE_OPEN');
      if ((await updates.ready()) === null) throw new CodedError('UPDATE_FAILED');
      desk.closeForUpdate();
      return null;
    },
  };
}
