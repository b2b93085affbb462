import type { Family, FamilyMember } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { familyHolds, familyStatus } from '#common/domain/applications/family.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';

/** The whole family with what each waits for; no more of a member than any list shows. */
export async function viewFamily(desk: Desk, id: ApplicationId): Promise<Family | null> {
  const { db } = desk;
  const file = await findApplication(db, id);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  if (!file.family) return null;
  const files = (await findFamily(db, file.family.id)).toSorted(byAge);
  if (files.length < 2) return null;
  const viewer = authorOf(desk).userId;
  const people = await displayNames(db);
  return {
    members: files.map((member) => toMember(member, viewer, people)),
    status: familyStatus(files),
  };
}

/** The eldest first, as on a family card. */
function byAge(one: Application, other: Application): number {
  const keyOf = ({ applicant, number }: Application) => `${applicant.birthDate} ${number}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function toMember(file: Application, viewer: UserId, people: Record<string, string>): FamilyMember {
  const { id, number, applicant, state, ticket, appointment, claim } = file;
  return {
    id,
    number,
    name: applicant.fullName,
    state,
    ticket: ticket?.number ?? null,
    appointment,
    holds: familyHolds(file),
    claim: claim && { name: people[claim.by] ?? '', desk: claim.desk, isMine: claim.by === viewer },
  };
}
