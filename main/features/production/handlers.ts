import { must } from '#common/kernel/must.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { Done } from '#common/contract/hub/office.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { listBlanks, receiveBlanks, stockSummary } from '#main/records/repositories/blanks.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { nextRegisterNumber } from '#main/features/office/desk-numbers.ts';

type Mine = Extract<keyof Handlers, `production.${string}`>;

export function productionHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock } = desk;
  return {
    'production.stock': () => stockSummary(db),
    'production.blanks': (query) => listBlanks(db, query),

    async 'production.receiveBlanks'({ firstSerial, count, kind, pages, reference }) {
      const serials = serialRange(firstSerial, count);
      if (desk.hub) {
        const body = { serials, kind, pages, reference };
        await desk.hub.asPerson(Done, { method: 'POST', path: '/v1/office/blanks', body });
        await desk.hub.ask();
        return { received: serials.length };
      }
      const author = authorOf(desk);
      await db.transaction(async (trx) => {
        const known = await receiveBlanks(trx, serials, { kind, pages, reference, at: clock.now() });
        if (known.length > 0) {
          throw new CodedError('BLANK_KNOWN', { serials: known.slice(0, 5), count: known.length });
        }
        await appendAudit(trx, {
          at: clock.now(),
          actor: author.userId,
          desk: author.desk,
          event: 'STOCK',
          subject: firstSerial,
          detail: `received ${count} ${kind} ${pages}`,
        });
      });
      desk.emit('office.changed', null);
      return { received: serials.length };
    },

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

/** `X0000123`, 3 → X0000123, X0000124, X0000125. The digits keep their width. */
export function serialRange(first: string, count: number): string[] {
  const match = /^(.*?)(\d+)$/.exec(first);
  if (!match) {
    if (count === 1) return [first];
    throw new CodedError('INPUT_INVALID', { fields: ['firstSerial: BLANK_SERIAL'] });
  }
  const prefix = match[1] ?? '';
  const digits = must(match[2], 'the pattern has two groups');
  const start = Number(digits);
  const end = start + count - 1;
  if (String(end).length > digits.length) {
    throw new CodedError('INPUT_INVALID', { fields: ['count: BLANK_SERIAL'] });
  }
  return Array.from(
    { length: count },
    (_, index) => prefix + String(start + index).padStart(digits.length, '0'),
  );
}
