import { z } from 'zod';

/** What ties an officer to an applicant, the closest first. Codes: they stand in refusals. */
export const Kinship = z.enum(['OWN_FILE', 'SAME_KK', 'SAME_FAMILY', 'SAME_ADDRESS']);
export type Kinship = z.infer<typeof Kinship>;

/** What can be compared about a person without reading it: each a keyed hash, null where nothing is known. */
export type Ties = { nik: string | null; kk: string | null; address: string | null };

/**
 * The closest tie between an officer and an applicant; null where there is none or nothing is known. A family moves as one: whoever is
 * tied to one of its members, whom `family` names, is tied to all of them.
 */
export function kinshipOf(officer: Ties, applicant: Ties, family: readonly Ties[]): Kinship | null {
  const own = ownTie(officer, applicant);
  if (own !== null && own !== 'SAME_ADDRESS') return own;
  return family.some((member) => ownTie(officer, member) !== null) ? 'SAME_FAMILY' : own;
}

function ownTie(officer: Ties, applicant: Ties): Kinship | null {
  if (isSame(officer.nik, applicant.nik)) return 'OWN_FILE';
  if (isSame(officer.kk, applicant.kk)) return 'SAME_KK';
  return isSame(officer.address, applicant.address) ? 'SAME_ADDRESS' : null;
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}
