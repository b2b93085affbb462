import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ActionId, ApplicationId, FamilyId } from '#common/kernel/ids.ts';
import type { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { must } from '#common/kernel/must.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { recordActions } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { nextTicketNumber } from '#main/features/office/desk-numbers.ts';

export type CheckedIn = { number: string; name: string; ticket: string };

/** A file and the linked ones that come with it, all or none; in one lane their tickets follow each other. */
export async function checkInAll(
  desk: Desk,
  ids: readonly ApplicationId[],
  overrideNote: string | null,
): Promise<CheckedIn[]> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const group = v7() as ActionId;
  return db.transaction(async (trx) => {
    const done: CheckedIn[] = [];
    let family: FamilyId | null = null;
    for (const [index, applicationId] of ids.entries()) {
      const file = await findApplication(trx, applicationId);
      if (!file) throw new CodedError('NOT_FOUND');
      if (index === 0) family = file.family?.id ?? null;
      else if (!file.family || file.family.id !== family) throw new CodedError('FAMILY_NOT_LINKED');
      const ticketNumber = await nextTicket(trx, desk, file.lane);
      const id = index === 0 ? group : (v7() as ActionId);
      await recordActions(trx, office, {
        applicationId,
        actions: [{ id, kind: 'appointments.checkIn/1', payload: { ticketNumber, overrideNote } }],
        basedOn: file.version,
        author,
        now: clock.now(),
        group,
      });
      done.push({ number: file.number, name: file.applicant.fullName, ticket: ticketNumber });
    }
    return done;
  });
}

/** `A001`: the lane's letter and the day's next number of that lane. Taken back with the transaction when refused. */
export async function nextTicket(trx: Desk['db'], { office }: Desk, lane: ServiceLane): Promise<string> {
  const rule = must(
    office.sop().lanes.lanes.find((candidate) => candidate.lane === lane),
    'the SOP names every lane',
  );
  return nextTicketNumber(trx, office, { lane, prefix: rule.ticketPrefix });
}
