import type { RegisterRow } from '#common/contract/ipc/printing.ts';
import { HandOver } from '#common/domain/production/actions.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { handedOver } from '#main/records/repositories/handover-register.ts';

/** The handover register of some days as the law asks for it: who took which passport, by what right, signed. */
export async function listRegister(desk: Desk, from: PlainDate, to: PlainDate): Promise<RegisterRow[]> {
  const offset = desk.office.policy().utcOffsetMinutes;
  const files = await handedOver(desk.db, {
    from: instantAt(from, '00:00', offset),
    before: instantAt(addDays(to, 1), '00:00', offset),
  });
  const people = await displayNames(desk.db);
  await desk.session.audit('SEARCH', `${from}..${to}`, `handover register, ${files.length} rows`);
  return files.flatMap(({ id, number, applicant, book, handover }) =>
    handover
      ? [
          {
            applicationId: id,
            registerNo: handover.registerNo,
            at: handover.stamp.at,
            number,
            name: applicant.fullName,
            passportNumber: book?.passportNumber ?? '',
            collectorName: handover.collectorName,
            relation: HandOver.shape.relation.parse(handover.relation),
            isSigned: true,
            officer: people[handover.stamp.by] ?? '',
          },
        ]
      : [],
  );
}
