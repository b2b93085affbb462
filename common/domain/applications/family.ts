import { z } from 'zod';
import { openDifferences } from '#common/domain/documents/field-check.ts';
import { FamilyId } from '#common/kernel/ids.ts';
import type { Application } from './application.ts';
import { guard, noConflictOfInterest, noteLongEnough } from './guards.ts';
import { OPEN_STATES } from './open-states.ts';
import { refuse } from './refusal.ts';
import { defineRule, stampOf, type Check } from './rule.ts';
import { isFinal, type AppState } from './vocabulary.ts';

export const LinkFamily = z
  .object({ familyId: FamilyId, note: z.string().trim().max(1000).optional() })
  .strict();
export const UnlinkFamily = z.object({ note: z.string().max(1000) }).strict();

/** Why the rest of a family waits for one of its members; the heaviest first. */
export const FAMILY_HOLDS = [
  'WATCHLIST',
  'UNDER_EXAMINATION',
  'SUSPENDED',
  'DOC_INCOMPLETE',
  'PROPOSAL',
  'DIFFERENCES',
] as const;
export type FamilyHold = (typeof FAMILY_HOLDS)[number];

/** Every reason for which the others wait. A file that has come to its end holds nobody up, however it ended. */
export function familyHolds(file: Application): readonly FamilyHold[] {
  if (isFinal(file.state)) return [];
  return FAMILY_HOLDS.filter((hold) => isHeldBy(file, hold));
}

function isHeldBy(file: Application, hold: FamilyHold): boolean {
  switch (hold) {
    case 'WATCHLIST':
      return file.watchlist?.result === 'POSSIBLE_MATCH' || file.watchlist?.result === 'CONFIRMED_MATCH';
    case 'UNDER_EXAMINATION':
    case 'SUSPENDED':
    case 'DOC_INCOMPLETE':
      return file.state === hold;
    case 'PROPOSAL':
      return file.proposal !== null;
    case 'DIFFERENCES':
      return openDifferences(file).length > 0;
  }
}

/** Numbers of the members, other than this file, for whom it should wait. */
export function numbersOnHold(file: Application, members: readonly Application[]): string[] {
  const held = members.filter((member) => member.id !== file.id && familyHolds(member).length > 0);
  return held.map(({ number }) => number).toSorted();
}

/** At the approver's desk or past it. */
const READY: ReadonlySet<AppState> = new Set<AppState>([
  'ADJUDICATION',
  'APPROVED',
  'BLANK_ALLOCATED',
  'PRINTED',
  'QC_PASSED',
  'READY_FOR_PICKUP',
  'HANDED_OVER',
]);

/** Where a family stands as a whole; each member is counted once. */
export type FamilyStatus = {
  total: number;
  /** To be approved or already past that, and not waiting for anything. */
  ready: number;
  working: number;
  held: readonly { hold: FamilyHold; count: number }[];
  /** Ended without a passport. */
  ended: number;
};

export function familyStatus(members: readonly Application[]): FamilyStatus {
  const holdOf = (file: Application) => familyHolds(file)[0] ?? null;
  const free = members.filter((file) => holdOf(file) === null);
  const ready = free.filter(({ state }) => READY.has(state)).length;
  const ended = free.filter(({ state }) => isFinal(state) && !READY.has(state)).length;
  const held = FAMILY_HOLDS.map((hold) => ({
    hold,
    count: members.filter((file) => holdOf(file) === hold).length,
  }));
  return {
    total: members.length,
    ready,
    working: free.length - ready - ended,
    held: held.filter(({ count }) => count > 0),
    ended,
  };
}

const notLinked = guard('family.none', 'FAMILY_LINKED', ({ file }) => !file.family);
const linked = guard('family.exists', 'FAMILY_NOT_LINKED', ({ file }) => file.family !== undefined);

type Confirmed = { onHold?: readonly string[] | undefined; familyNote?: string | undefined };

/**
 * Nobody is approved apart from a family that waits, unless the approver has seen who waits and says why. A member that came to
 * wait after that was not seen.
 */
export const familyNotOnHold: Check<Confirmed> = {
  id: 'family.onHold',
  refuses: ({ payload, facts, policy }) => {
    const numbers = facts.familyOnHold ?? [];
    const isSeen = numbers.every((number) => payload.onHold?.includes(number));
    if (!isSeen) return refuse('FAMILY_ON_HOLD', { numbers });
    const isExplained = (payload.familyNote ?? '').trim().length >= policy.minNoteLength;
    return numbers.length === 0 || isExplained
      ? null
      : refuse('NOTE_TOO_SHORT', { min: policy.minNoteLength });
  },
};

export const familyRules = {
  /** The file moves with others from now on: those that name the same family. */
  'applications.linkFamily/1': defineRule({
    payload: LinkFamily,
    transitions: [
      {
        from: OPEN_STATES,
        to: 'SAME',
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, notLinked],
        checks: [],
      },
    ],
    apply: (file, { familyId }, meta) => ({ ...file, family: { id: familyId, stamp: stampOf(meta) } }),
  }),
  'applications.unlinkFamily/1': defineRule({
    payload: UnlinkFamily,
    transitions: [
      {
        from: OPEN_STATES,
        to: 'SAME',
        roles: ['COUNTER', 'SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'],
        guards: [noConflictOfInterest, linked],
        checks: [noteLongEnough],
      },
    ],
    apply: ({ family: _family, ...file }) => file,
  }),
};
