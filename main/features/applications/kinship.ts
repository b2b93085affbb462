import type { Application } from '#common/domain/applications/application.ts';
import { Applicant } from '#common/domain/applications/applicant.ts';
import { kinshipOf, type Kinship, type Ties } from '#common/domain/queue/kinship.ts';
import { LinkFamily } from '#common/domain/applications/family.ts';
import type { ApplicationId, FamilyId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findAccount } from '#main/records/repositories/accounts.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { Author } from './author-of-actions.ts';

type Person = Pick<Author, 'userId' | 'roles'>;
/** Whom a file is about, and with whom it moves. */
export type Tied = Pick<Application, 'applicant' | 'family'> & { id?: ApplicationId };

/**
 * What ties a person to each of the applicants, in their order; the person is read once. Scheduled acts are nobody's. `toFamily`: the
 * family that they would come into.
 */
export async function kinshipsWith(
  db: DeskDatabase,
  office: OfficeContext,
  { author, files, toFamily }: { author: Person; files: readonly Tied[]; toFamily?: FamilyId | undefined },
): Promise<(Kinship | null)[]> {
  const account = author.roles.includes('SYS') ? null : await findAccount(db, author.userId);
  if (!account) return files.map(() => null);
  const { nik, kkTie: kk, addressTie: address } = account;
  const isKnown = nik !== null || kk !== null || address !== null;
  const tiesOf = ({ applicant }: Tied): Ties => ({
    nik: applicant.nik,
    kk: kk && (office.secret?.kkTie(applicant.kkNumber) ?? null),
    address: address && (office.secret?.addressTie(applicant.address) ?? null),
  });
  const found: (Kinship | null)[] = [];
  for (const file of files) {
    const families = [...new Set([file.family?.id, toFamily])].filter((id) => id !== undefined);
    const members = isKnown ? await Promise.all(families.map((id) => findFamily(db, id))) : [];
    const others = members.flat().filter(({ id }) => id !== file.id);
    found.push(kinshipOf({ nik, kk, address }, tiesOf(file), others.map(tiesOf)));
  }
  return found;
}

/** Of the file, or of the applicant whom an opening names; what cannot be read is refused by its own rule. */
export async function kinshipWith(
  db: DeskDatabase,
  office: OfficeContext,
  { author, file, payload }: { author: Person; file: Application | null; payload?: unknown },
): Promise<Kinship | null> {
  const tied = file ?? namedIn(payload);
  if (!tied) return null;
  const [kinship = null] = await kinshipsWith(db, office, {
    author,
    files: [tied],
    // Nobody puts a stranger's file into a family of the own kin.
    toFamily: LinkFamily.safeParse(payload).data?.familyId,
  });
  return kinship;
}

function namedIn(payload: unknown): Tied | null {
  if (typeof payload !== 'object' || payload === null || !('applicant' in payload)) return null;
  const { data } = Applicant.safeParse(payload.applicant);
  return data ? { applicant: data } : null;
}
