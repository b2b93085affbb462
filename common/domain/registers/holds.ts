import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { foldEntries, goesOnWith, opensWith, type Entry, type Register } from './register.ts';

/** A legal case runs: nothing of the file is erased by the calendar (UU 27/2022 art. 42–44). */
const Proposal = z.strictObject({
  applicationId: ApplicationId,
  number: z.string().min(4).max(40),
  reason: z.string().trim().min(5).max(300),
  /** Letter or case by which it is asked for. */
  reference: z.string().trim().min(3).max(80),
  /** Last day; null until somebody lifts it. */
  until: PlainDate.nullable(),
});
const Nothing = z.strictObject({});
const Words = z.strictObject({ note: z.string().trim().min(5).max(300) });

export type Hold = z.infer<typeof Proposal> & {
  /** A proposal holds back too: what is gone in the meantime nobody brings back. */
  state: 'PROPOSED' | 'CONFIRMED' | 'LIFTED';
  proposedBy: UserId | null;
  proposedAt: Instant;
  confirmedBy: UserId | null;
  liftedBy: UserId | null;
  liftNote: string;
};

export const HOLDS: Register<Hold> = {
  name: 'holds',
  readers: ['SECTION_HEAD', 'OFFICE_HEAD', 'AUDITOR'],
  rules: {
    'propose/1': opensWith<Hold, typeof Proposal>(Proposal, {
      roles: ['SECTION_HEAD', 'OFFICE_HEAD'],
      open: (payload, { actor, at }) => ({
        ...payload,
        state: 'PROPOSED',
        proposedBy: actor,
        proposedAt: at,
        confirmedBy: null,
        liftedBy: null,
        liftNote: '',
      }),
    }),
    'confirm/1': goesOnWith<Hold, typeof Nothing>(Nothing, {
      roles: ['OFFICE_HEAD'],
      refuses({ state, proposedBy }, _payload, { actor }) {
        if (state !== 'PROPOSED') return refuse('HOLD_DECIDED');
        return actor === proposedBy ? refuse('SECOND_PERSON_REQUIRED') : null;
      },
      apply: (hold, _payload, { actor }) => ({ ...hold, state: 'CONFIRMED', confirmedBy: actor }),
    }),
    // Letting go of evidence is the head's alone.
    'lift/1': goesOnWith<Hold, typeof Words>(Words, {
      roles: ['OFFICE_HEAD'],
      refuses: ({ state }) => (state === 'LIFTED' ? refuse('HOLD_NOT_IN_FORCE') : null),
      apply: (hold, { note }, { actor }) => ({ ...hold, state: 'LIFTED', liftedBy: actor, liftNote: note }),
    }),
  },
};

export function isHeld({ state, until }: Pick<Hold, 'state' | 'until'>, today: PlainDate): boolean {
  return state !== 'LIFTED' && (until === null || today <= until);
}

/** Files that stand still on a day, by the lines of the book. */
export function heldFiles(entries: Iterable<Entry>, today: PlainDate): ReadonlySet<ApplicationId> {
  const held = foldEntries(HOLDS, entries).filter(({ item }) => isHeld(item, today));
  return new Set(held.map(({ item }) => item.applicationId));
}
