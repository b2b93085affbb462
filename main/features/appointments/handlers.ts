import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { Parsed } from '#common/contract/ipc/index.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findByNumber } from '#main/records/repositories/applications.ts';
import { findAction } from '#main/records/repositories/actions.ts';
import { findBookingOf, findOpenFileOf } from '#main/records/repositories/arrivals.ts';
import { appointmentDays } from '#main/records/repositories/day-figures.ts';
import { recordActions, type Author } from '#main/features/applications/record.ts';
import { searchTrace } from '#main/features/applications/search-trace.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { nextWalkInNumber } from '#main/features/office/desk-numbers.ts';
import { printIfPossible } from '#main/features/printing/papers.ts';
import { assertIntakeOpen } from '#main/features/sync/gates.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { checkInAll, nextTicket } from './check-in.ts';
import { ImportDesk } from './import/import-desk.ts';
import { importBooking } from './import/run-import.ts';
import { quotaHandlers } from './quota/handlers.ts';

type Mine = Extract<keyof Handlers, `appointments.${string}`>;

const DAYS_SHOWN = 14;

export function appointmentHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock } = desk;
  const imports = new ImportDesk(desk);

  return {
    'appointments.chooseFile': () => imports.choose(),
    'appointments.preview': ({ token, profile }) => imports.preview(token, profile),
    async 'appointments.runImport'({ token, profile }) {
      await assertIntakeOpen(desk);
      return imports.run(token, profile);
    },
    async 'appointments.cancelImport'({ token }) {
      imports.cancel(token);
      return null;
    },
    async 'appointments.saveErrors'({ token }) {
      return { saved: await imports.saveErrors(token) };
    },
    'appointments.profiles': () => imports.profiles(),
    async 'appointments.saveProfile'(profile) {
      await imports.saveProfile(profile);
      return null;
    },

    async 'appointments.byHand'(booking) {
      await assertIntakeOpen(desk);
      const { applicationId } = bookingIds(booking.number);
      if (await findByNumber(db, booking.number)) throw new CodedError('FILE_EXISTS');
      await importBooking(desk, { ...booking, sopId: office.sop().id, uploaded: [] }, authorOf(desk));
      desk.emit('files.changed', { applicationIds: [applicationId] });
      return { applicationId };
    },

    async 'appointments.walkIn'({ requestId, ...opening }) {
      await assertIntakeOpen(desk);
      const author = authorOf(desk);
      const given = await db.transaction(async (trx) => {
        const known = await findAction(trx, requestId);
        if (known) return givenBefore(known, opening, author);
        const applicationId = v7() as ApplicationId;
        const number = await nextWalkInNumber(trx, office);
        const ticket = await nextTicket(trx, desk, opening.lane);
        const payload = { ...opening, number, ticketNumber: ticket, sopId: office.sop().id, uploaded: [] };
        const action = { id: requestId, kind: 'appointments.registerWalkIn/1', payload };
        await recordActions(trx, office, {
          applicationId,
          actions: [action],
          basedOn: null,
          author,
          now: clock.now(),
        });
        return { applicationId, ticket };
      });
      desk.emit('files.changed', { applicationIds: [given.applicationId] });
      await printIfPossible(desk, { paper: 'TICKET', applicationId: given.applicationId });
      return given;
    },

    async 'appointments.openFileOf'({ nik }) {
      const found = await findOpenFileOf(db, nik);
      await desk.session.auditSearch(await searchTrace(db, nik, found ? 1 : 0));
      return found;
    },

    async 'appointments.findArrival'({ code }) {
      const found = candidates(code, office.policy());
      for (const candidate of found) {
        const file = await findByNumber(db, candidate);
        if (file) return { applicationId: file.id };
      }
      for (const candidate of found) {
        const applicationId = await findBookingOf(db, office.today(), candidate);
        if (applicationId) return { applicationId };
      }
      return null;
    },

    async 'appointments.checkIn'({ applicationId, overrideNote, family = [] }) {
      const ids = [applicationId, ...family.filter((id) => id !== applicationId)];
      const [own, ...others] = await checkInAll(desk, ids, overrideNote);
      desk.emit('files.changed', { applicationIds: ids });
      for (const id of ids) await printIfPossible(desk, { paper: 'TICKET', applicationId: id });
      return { ticket: must(own, 'each file has a ticket').ticket, family: others };
    },

    'appointments.days': () => appointmentDays(db, office.today(), DAYS_SHOWN),
    ...quotaHandlers(desk),
  };
}

/** What the first sending of this form was given. Another person's form, or another form, is refused under a known id. */
function givenBefore(
  known: Action,
  opening: Omit<Parsed<'appointments.walkIn'>, 'requestId'>,
  author: Author,
): { applicationId: ApplicationId; ticket: string } {
  const isSame =
    known.kind === 'appointments.registerWalkIn/1' &&
    known.actor === author.userId &&
    isDeepStrictEqual({ ...known.payload, ...opening }, known.payload);
  if (!isSame) throw new CodedError('ACTION_ID_USED');
  return { applicationId: known.applicationId, ticket: known.payload.ticketNumber };
}

const WALK_IN_NUMBER = /^WI\d{12}$/;
const NIK_OR_BILLING_CODE = /^\d{15,16}$/;

/** The application number inside what a scanner read: the code alone, or a part of a link or of a labelled text. */
function candidates(code: string, { applicationNumber }: Policy): string[] {
  const text = code.toUpperCase();
  const parts = [text.replace(/[^A-Z0-9]/g, ''), ...text.split(/[^A-Z0-9]+/)];
  return [...new Set(parts)].filter(
    (part) => applicationNumber.test(part) || WALK_IN_NUMBER.test(part) || NIK_OR_BILLING_CODE.test(part),
  );
}
