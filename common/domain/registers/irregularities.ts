import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

/** `reporter`: a name that the person gave by free will; empty otherwise, and the book does not know more. */
const Report = z.strictObject({
  text: z.string().trim().min(10).max(2000),
  reporter: z.string().trim().max(120),
});
const Look = z.strictObject({
  note: z.string().trim().min(5).max(2000),
  isClosed: z.boolean(),
});

export type Irregularity = z.infer<typeof Report> & {
  state: 'NEW' | 'LOOKED_INTO' | 'CLOSED';
  /** Only the day is true; the minute is the first of it. */
  reportedAt: Instant;
  notes: readonly { text: string; by: UserId | null; at: Instant }[];
};

/**
 * What an officer saw and does not want to tell the own superior: written by anybody, without a name unless one is given, also while
 * the hub is away; read by the auditor alone, past every line of command.
 */
export const IRREGULARITIES: Register<Irregularity> = {
  name: 'irregularities',
  readers: ['AUDITOR'],
  rules: {
    'report/1': opensWith<Irregularity, typeof Report>(Report, {
      roles: 'ANYBODY',
      isAnonymous: true,
      open: (payload, { at }) => ({ ...payload, state: 'NEW', reportedAt: at, notes: [] }),
    }),
    'look/1': goesOnWith<Irregularity, typeof Look>(Look, {
      roles: ['AUDITOR'],
      refuses: ({ state }) => (state === 'CLOSED' ? refuse('IRREGULARITY_CLOSED') : null),
      apply: (item, { note, isClosed }, { actor, at }) => ({
        ...item,
        state: isClosed ? 'CLOSED' : 'LOOKED_INTO',
        notes: [...item.notes, { text: note, by: actor, at }],
      }),
    }),
  },
};
