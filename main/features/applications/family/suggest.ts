import type { FamilySuggestion } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { likenessKeys, type LikenessKind } from '#common/domain/identity/likeness.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { findAlike } from '#main/records/repositories/likeness.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { kinshipsWith } from '../kinship.ts';

type Ground = FamilySuggestion['grounds'][number];

/** What makes two files look like one family. A shared contact alone does not: helpers and neighbours share theirs. */
const ASKED: ReadonlySet<LikenessKind> = new Set<LikenessKind>(['KK', 'PHONE', 'ADDRESS']);

/** Open files that may belong together with this one and stand in no family yet. The reading is in the chain. */
export async function suggestFamily(desk: Desk, id: ApplicationId): Promise<FamilySuggestion[]> {
  const { db, session, office } = desk;
  const file = await findApplication(db, id);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  const keys = likenessKeys(file.applicant, null).filter(({ kind }) => ASKED.has(kind));
  const alike = await findAlike(db, { except: id, keys, since: null });
  const found = new Map<ApplicationId, { other: Application; grounds: Ground[] }>();
  for (const { kind, file: other } of alike) {
    const ground = groundOf(kind, file, other);
    if (!ground || isFinal(other.state) || other.family) continue;
    const known = found.get(other.id) ?? { other, grounds: [] };
    found.set(other.id, { other, grounds: [...known.grounds, ground] });
  }
  if (found.size > 0) await session.audit('SEARCH', id, `family ${found.size}`);
  const others = [...found.values()];
  const files = others.map(({ other }) => other);
  const kinships = await kinshipsWith(db, office, { author: authorOf(desk), files });
  // What nobody may link is not offered.
  const open = others.filter((_, index) => kinships[index] === null);
  const byNumber = open.toSorted((one, two) => (one.other.number < two.other.number ? -1 : 1));
  return byNumber.map(({ other, grounds }) => toSuggestion(other, grounds));
}

function groundOf(kind: LikenessKind, file: Application, other: Application): Ground | null {
  if (kind === 'KK') return 'SAME_KK';
  if (!isSameSlot(file, other)) return null;
  return kind === 'PHONE' ? 'SAME_SLOT_AND_PHONE' : 'SAME_SLOT_AND_ADDRESS';
}

function isSameSlot({ appointment: one }: Application, { appointment: other }: Application): boolean {
  return one !== null && one.date === other?.date && one.time === other.time;
}

function toSuggestion(file: Application, grounds: readonly Ground[]): FamilySuggestion {
  const { id, number, applicant, state, appointment } = file;
  return { id, number, name: applicant.fullName, state, appointment, grounds };
}
