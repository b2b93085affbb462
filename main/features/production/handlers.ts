import type { Handlers } from '#main/ipc/pipeline.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { countReadBacks } from '#main/records/repositories/read-backs.ts';
import { listFailing } from '#main/records/repositories/failing.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { chipHandlers } from './chip/chip-handlers.ts';
import { countShelf } from './count-shelf.ts';
import { listReadyBooks } from './ready-books.ts';
import { stockHandlers } from './stock-handlers.ts';
import { nextRegisterNumber } from '#main/features/office/desk-numbers.ts';

type Mine = Extract<keyof Handlers, `production.${string}`>;

export function productionHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office } = desk;
  return {
    ...stockHandlers(desk),
    ...chipHandlers(desk),

    'production.readBacks'() {
      const monthBegan = plainDate(`${office.today().slice(0, 7)}-01`);
      return countReadBacks(db, instantAt(monthBegan, '00:00', office.policy().utcOffsetMinutes));
    },
    'production.failing': () => listFailing(db),
    'production.countShelf': (asked) => countShelf(desk, asked),
    'production.ready': (query) => listReadyBooks(desk, query),

    async 'production.printDraft'({ applicationId, passportNumber }) {
      const file = await findApplication(db, applicationId);
      if (!file) throw new CodedError('NOT_FOUND');
      // The MRZ holds the NIK: it is shown to the printer who has the file in hand, and to nobody else.
      if (file.claim?.by !== authorOf(desk).userId) throw new CodedError('FILE_HIDDEN');
      await desk.session.audit('VIEW', applicationId, 'print draft');
      const policy = office.policy(file.sopId);
      const issuedOn = office.today();
      const expiresOn = policy.latestExpiry(file, issuedOn);
      const serial = file.blank?.serial;
      if (!serial) throw new CodedError('BLANK_SERIAL_MISMATCH');
      return { serial, issuedOn, expiresOn, mrz: policy.expectedMrz(file, { passportNumber, expiresOn }) };
    },

    async 'production.nextRegisterNo'() {
      return { registerNo: await db.transaction((trx) => nextRegisterNumber(trx, office)) };
    },
  };
}
