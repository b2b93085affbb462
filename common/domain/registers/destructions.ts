import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BookPages, DESTROY_PARTS, NumberRange } from '#common/domain/production/custody.ts';
import { STOCK_READERS } from './stock-readers.ts';
import { opensWith, type Register } from './register.ts';

/** Numbers that follow one another, of one book, and whether they were spoiled or voided before. */
export const DestroyedRun = z.strictObject({
  ...NumberRange.shape,
  kind: PassportKind,
  pages: BookPages,
  was: z.enum(['SPOILED', 'VOIDED']),
});
export type DestroyedRun = z.infer<typeof DestroyedRun>;

const Minutes = z.strictObject({
  ...DESTROY_PARTS.omit({ ranges: true }).shape,
  runs: z.array(DestroyedRun).min(1),
  second: UserId,
});

export type Destruction = z.infer<typeof Minutes> & { by: UserId | null; at: Instant };

/** The minutes of what was destroyed by two. Written by the rules of the stock alone: no role may. */
export const DESTRUCTIONS: Register<Destruction> = {
  name: 'destructions',
  readers: STOCK_READERS,
  rules: {
    'destroy/1': opensWith<Destruction, typeof Minutes>(Minutes, {
      roles: [],
      open: (payload, { actor, at }) => ({ ...payload, by: actor, at }),
    }),
  },
};
