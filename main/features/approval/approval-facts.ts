import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { numbersOnHold } from '#common/domain/applications/family.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import { countLostBefore } from '#common/domain/approval/lost-passports.ts';
import { historyOf } from '#common/domain/approval/since-capture.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { listActionsOf } from '#main/records/repositories/actions.ts';
import { findFilesOfNiks } from '#main/records/repositories/applications.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import { readHistories, type ReadHistories } from './histories.ts';
import { inTheWayOf } from '#main/features/applications/same-person.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

/** What stands out about a file beyond the file itself. */
export type ApprovalFacts = Pick<Facts, 'history' | 'lostBefore' | 'lot' | 'samePerson' | 'familyOnHold'>;

/** The same for many files with one reading of each kind of thing: their lists, their persons' other files, their families. */
export async function factsOfApprovals(
  db: DeskDatabase,
  office: OfficeContext,
  files: readonly Application[],
  read: ReadHistories = readHistories,
): Promise<Map<ApplicationId, ApprovalFacts>> {
  const histories = await read(
    db,
    files.map(({ id }) => id),
  );
  const persons = await findFilesOfNiks(db, [...new Set(files.map(({ applicant }) => applicant.nik))]);
  const facts = new Map<ApplicationId, ApprovalFacts>();
  for (const file of files) {
    const ofPerson = persons.get(file.applicant.nik) ?? [];
    facts.set(file.id, {
      history: must(histories.get(file.id), 'every file that was asked for has a list'),
      lostBefore: countLostBefore(file, ofPerson),
      lot: lotOf(office, file),
      samePerson: inTheWayOf(file, ofPerson).map(({ id }) => id),
      familyOnHold: file.family ? numbersOnHold(file, await findFamily(db, file.family.id)) : [],
    });
  }
  return facts;
}

/** Of one file; with `before` only what stands in its list before that action, which is decided anew. */
export async function factsOfApproval(
  db: DeskDatabase,
  office: OfficeContext,
  { file, before }: { file: Application; before?: ActionId | undefined },
): Promise<ApprovalFacts> {
  const facts = must(
    (await factsOfApprovals(db, office, [file])).get(file.id),
    'every file that was asked for has its facts',
  );
  if (before === undefined) return facts;
  const actions = (await listActionsOf(db, [file.id])).get(file.id) ?? [];
  const at = actions.findIndex(({ id }) => id === before);
  return at < 0 ? facts : { ...facts, history: historyOf(actions.slice(0, at)) };
}

/** By the seed of the day on which the file was adjudicated: waiting for another day changes nothing. */
function lotOf(office: OfficeContext, { id, adjudication }: Application): number | null {
  if (!adjudication) return null;
  const day = localDate(adjudication.stamp.at, office.policy().utcOffsetMinutes);
  return office.lots(day)?.('sample', id) ?? null;
}
