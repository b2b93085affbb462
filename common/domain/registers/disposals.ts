import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { foldEntries, goesOnWith, opensWith, type Entry, type Register } from './register.ts';

/** Whole files whose years are over go together, by two persons (UU 27/2022 art. 42–44; archive schedule, JRA). */
const Proposal = z.strictObject({
  /** Files that ended before this day of the office. */
  before: PlainDate,
  years: z.int().min(1).max(30),
  files: z.int().min(1),
  /** SHA-256, hex, of the list that the proposer saw: no other list goes under this decision. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Letter by which the archive authority agreed. */
  reference: z.string().trim().min(3).max(80),
  note: z.string().trim().max(300),
});
/** Files of one year and one end. */
export const DisposalGroup = z.strictObject({ year: z.int(), state: AppState, files: z.int().min(1) });
export type DisposalGroup = z.infer<typeof DisposalGroup>;

const Outcome = z.strictObject({
  /** CHANGED: the list was another than the decided one, and nothing went. */
  as: z.enum(['DONE', 'CHANGED']),
  files: z.int().min(0),
  /** Held back after the decision. */
  kept: z.int().min(0),
  pictures: z.int().min(0),
  groups: z.array(DisposalGroup),
});
export type DisposalOutcome = z.infer<typeof Outcome>;

const Nothing = z.strictObject({});
const Words = z.strictObject({ note: z.string().trim().min(5).max(300) });

export type Disposal = z.infer<typeof Proposal> & {
  /** APPROVED: files are going. */
  state: 'PROPOSED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | 'DONE' | 'CHANGED';
  proposedBy: UserId | null;
  proposedAt: Instant;
  decidedBy: UserId | null;
  decidedAt: Instant | null;
  decidedNote: string;
  outcome: DisposalOutcome | null;
  endedAt: Instant | null;
};

const HEADS = ['SECTION_HEAD', 'OFFICE_HEAD'] as const;

function decided(
  disposal: Disposal,
  state: Disposal['state'],
  { actor, at }: Pick<Entry, 'actor' | 'at'>,
  note = '',
): Disposal {
  return { ...disposal, state, decidedBy: actor, decidedAt: at, decidedNote: note };
}

export const DISPOSALS: Register<Disposal> = {
  name: 'disposals',
  readers: [...HEADS, 'AUDITOR'],
  rules: {
    'propose/1': opensWith<Disposal, typeof Proposal>(Proposal, {
      roles: HEADS,
      open: (payload, { actor, at }) => ({
        ...payload,
        state: 'PROPOSED',
        proposedBy: actor,
        proposedAt: at,
        decidedBy: null,
        decidedAt: null,
        decidedNote: '',
        outcome: null,
        endedAt: null,
      }),
    }),
    'approve/1': goesOnWith<Disposal, typeof Nothing>(Nothing, {
      roles: ['OFFICE_HEAD'],
      needsProof: true,
      refuses({ state, proposedBy }, _payload, { actor }) {
        if (state !== 'PROPOSED') return refuse('DISPOSAL_DECIDED');
        return actor === proposedBy ? refuse('SECOND_PERSON_REQUIRED') : null;
      },
      apply: (disposal, _payload, meta) => decided(disposal, 'APPROVED', meta),
    }),
    'refuse/1': goesOnWith<Disposal, typeof Words>(Words, {
      roles: ['OFFICE_HEAD'],
      refuses({ state, proposedBy }, _payload, { actor }) {
        if (state !== 'PROPOSED') return refuse('DISPOSAL_DECIDED');
        return actor === proposedBy ? refuse('SECOND_PERSON_REQUIRED') : null;
      },
      apply: (disposal, { note }, meta) => decided(disposal, 'REFUSED', meta, note),
    }),
    'withdraw/1': goesOnWith<Disposal, typeof Words>(Words, {
      roles: HEADS,
      refuses({ state, proposedBy }, _payload, { actor }) {
        if (state !== 'PROPOSED') return refuse('DISPOSAL_DECIDED');
        return actor === proposedBy ? null : refuse('DISPOSAL_NOT_YOURS');
      },
      apply: (disposal, { note }, meta) => decided(disposal, 'WITHDRAWN', meta, note),
    }),
    // Written by whoever carries it out, asked by nobody.
    'done/1': goesOnWith<Disposal, typeof Outcome>(Outcome, {
      roles: [],
      apply: (disposal, outcome, { at }) => ({ ...disposal, state: outcome.as, outcome, endedAt: at }),
    }),
  },
};

/** What two persons decided and nobody has finished, by the lines of the book. */
export function approvedDisposals(entries: Iterable<Entry>): { run: string; disposal: Disposal }[] {
  return foldEntries(DISPOSALS, entries)
    .filter(({ item }) => item.state === 'APPROVED')
    .map(({ subject, item }) => ({ run: subject, disposal: item }));
}

/** The line that ends a disposal. `id` is the same however often it is written. */
export function disposalDone(
  { run, id, at }: { run: string; id: string; at: Instant },
  outcome: DisposalOutcome,
): Entry {
  const line = { id, register: 'disposals', subject: run, kind: 'done/1', payload: outcome } as const;
  return { ...line, actor: null, role: 'SYS', desk: '', at };
}
