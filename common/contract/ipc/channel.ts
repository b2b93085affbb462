import type { z } from 'zod';
import type { Permission } from '#common/domain/session/permission.ts';

/** PUBLIC: before sign-in. SIGNED_IN: any person, unlocked. Otherwise the permission that a held role must grant. */
export type Access = 'PUBLIC' | 'SIGNED_IN' | Permission;

declare const output: unique symbol;

/** One request/reply channel: strict input schema, the access it needs, and the type of its reply. */
export type Channel<I extends z.ZodType, O> = {
  input: I;
  access: Access;
  /** Also under the lock, with the same permission. Only for what tells nothing. */
  isOpenUnderLock: boolean;
  readonly [output]?: O;
};

export function channel<O>(): <I extends z.ZodType>(
  access: Access,
  input: I,
  options?: { isOpenUnderLock: boolean },
) => Channel<I, O> {
  return (access, input, { isOpenUnderLock } = { isOpenUnderLock: false }) => ({
    access,
    input,
    isOpenUnderLock,
  });
}

export type InputOf<C> = C extends Channel<infer I, unknown> ? z.input<I> : never;
export type ParsedOf<C> = C extends Channel<infer I, unknown> ? z.output<I> : never;
export type OutputOf<C> = C extends Channel<z.ZodType, infer O> ? O : never;
