import { useCallback } from 'react';
import { v7 } from 'uuid';
import type { Kept, RegisterName } from '#common/domain/registers/register.ts';
import type { ItemOf } from '#common/domain/registers/registers.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useChannelMutation, useChannelQuery } from './use-channel.ts';

type Asked = { subject?: string | null; since?: Instant | null };
export type RegisterState<N extends RegisterName> = {
  kept: readonly Kept<ItemOf<N>>[] | undefined;
  /** Of a person, by id; empty where nobody knows it. */
  nameOf: (id: string | null) => string;
  error: ReplyError | undefined;
  refetch: () => void;
};

/** A book of the office as it is now. */
export function useRegister<N extends RegisterName>(register: N, asked: Asked = {}): RegisterState<N> {
  const { subject = null, since = null } = asked;
  const { data, error, refetch } = useChannelQuery('registers.read', { register, subject, since });
  const names = data?.names;
  const nameOf = useCallback((id: string | null) => (id === null ? '' : (names?.[id] ?? '')), [names]);
  // The book of that name holds exactly these.
  return { kept: data?.kept as readonly Kept<ItemOf<N>>[] | undefined, nameOf, error, refetch };
}

type Line = { kind: string; payload: Record<string, unknown> };

/** Writes into a book. `about`: the subject as it was on the screen; without it a new one begins. */
export function useRegisterLine(register: RegisterName) {
  const [run, state] = useChannelMutation('registers.write');
  const write = useCallback(
    (line: Line, about?: Pick<Kept<unknown>, 'subject' | 'lines'>) =>
      run({
        id: v7(),
        register,
        subject: about?.subject ?? v7(),
        basedOn: about?.lines ?? 0,
        ...line,
      }),
    [register, run],
  );
  return [write, state] as const;
}
