import type { Application } from '#common/domain/applications/application.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findFilesOfNik } from '#main/records/repositories/applications.ts';
import { findOpener } from '#main/records/repositories/actions.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';

/** Other files under the same number that are open, or were handed over beside this one, and that no head has judged. */
export async function filesOfSamePerson(db: DeskDatabase, file: Application): Promise<Application[]> {
  return inTheWayOf(file, await findFilesOfNik(db, file.applicant.nik));
}

/** The same among files that are at hand. */
export function inTheWayOf(file: Application, ofPerson: readonly Application[]): Application[] {
  return ofPerson.filter(
    (other) => other.id !== file.id && isInTheWay(other, file) && !areJudged(file, other),
  );
}

/** What a head who judges two files of one number must know. */
export async function factsOfPerson(
  db: DeskDatabase,
  file: Application | null,
): Promise<Pick<Facts, 'samePerson' | 'openedBy'>> {
  if (!file) return {};
  const others = await filesOfSamePerson(db, file);
  if (others.length === 0) return { samePerson: [] };
  const opener: UserId | null = await findOpener(db, file.id);
  return { samePerson: others.map(({ id }) => id), openedBy: opener === SYSTEM_ACTOR ? null : opener };
}

function isInTheWay(other: Application, file: Application): boolean {
  if (!isFinal(other.state)) return true;
  return other.handover !== null && other.handover.stamp.at > file.createdAt;
}

function areJudged(one: Application, other: Application): boolean {
  return one.distinctFrom?.includes(other.id) === true || other.distinctFrom?.includes(one.id) === true;
}
