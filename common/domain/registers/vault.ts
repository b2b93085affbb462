import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { MovementKind, NumberRange, VAULT_REASONS } from '#common/domain/production/custody.ts';
import { STOCK_READERS } from './stock-readers.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

const Opening = z.strictObject({
  reason: z.enum(VAULT_REASONS),
  note: z.string().max(400),
  second: UserId,
});
/** A line of the ledger that went through the open door. */
const Passing = z.strictObject({
  movement: z.string().min(1).max(80),
  ...NumberRange.shape,
  kind: MovementKind,
  way: z.enum(['IN', 'OUT']),
});
const Closing = z.strictObject({ note: z.string().max(400) });

export type VaultSession = z.infer<typeof Opening> & {
  openedBy: UserId | null;
  openedAt: Instant;
  passed: readonly z.infer<typeof Passing>[];
  closed: { by: UserId | null; at: Instant; note: string } | null;
};

/** Every opening of the safe by two, what went through its door, and its closing. Written by the rules of the stock alone: no role may. */
export const VAULT_BOOK: Register<VaultSession> = {
  name: 'vault',
  readers: STOCK_READERS,
  rules: {
    'open/1': opensWith<VaultSession, typeof Opening>(Opening, {
      roles: [],
      open: (payload, { actor, at }) => ({
        ...payload,
        openedBy: actor,
        openedAt: at,
        passed: [],
        closed: null,
      }),
    }),
    'pass/1': goesOnWith<VaultSession, typeof Passing>(Passing, {
      roles: [],
      apply: (session, payload) => ({ ...session, passed: [...session.passed, payload] }),
    }),
    'close/1': goesOnWith<VaultSession, typeof Closing>(Closing, {
      roles: [],
      apply: (session, { note }, { actor, at }) => ({ ...session, closed: { by: actor, at, note } }),
    }),
  },
};
