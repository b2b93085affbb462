import { useCallback, useEffect, useRef } from 'react';
import { skipToken } from '@reduxjs/toolkit/query/react';
import type { Input, Output } from '#common/contract/ipc/index.ts';
import type { Reply, ReplyError } from '#common/contract/ipc/reply.ts';
import { channelApi } from './channel-api.ts';
import type { MutationChannel, QueryChannel } from './channel-tags.ts';

export { skipToken };

export type ChannelState<T> = {
  /** The newest answer, also one for an earlier input while the next is on its way. */
  data: T | undefined;
  /** The answer for exactly this input. */
  currentData: T | undefined;
  error: ReplyError | undefined;
  isLoading: boolean;
  isFetching: boolean;
  refetch: () => void;
};

type QueryOptions = { pollingInterval?: number; refetchOnMountOrArgChange?: boolean | number };
type QueryHook<C extends QueryChannel> = (
  input: Input<C> | typeof skipToken,
  options?: QueryOptions,
) => ChannelState<Output<C>> & { error?: unknown };

/** Reads a channel and stays fresh: main's events refetch it. */
export function useChannelQuery<C extends QueryChannel>(
  channel: C,
  input: Input<C> | typeof skipToken,
  options?: QueryOptions,
): ChannelState<Output<C>> {
  // The endpoint under this key has exactly these types (ChannelEndpoints); indexing by a generic key loses that.
  // oxlint-disable-next-line react/hooks -- see below
  const useQuery = channelApi.endpoints[channel].useQuery as unknown as QueryHook<C>;
  // oxlint-disable-next-line react/hooks -- a component names one channel, so it is the same hook at every render
  const { data, currentData, error, isLoading, isFetching, refetch: refetchNow } = useQuery(input, options);
  const isReading = input !== skipToken;
  const mayRefetch = useRef(false);
  useEffect(() => {
    mayRefetch.current = isReading;
    return () => {
      mayRefetch.current = false;
    };
  }, [isReading]);
  // An answer may come when the screen that asked is gone: there is nothing to read again then, and asking would throw.
  const refetch = useCallback(() => {
    if (mayRefetch.current) refetchNow();
  }, [refetchNow]);
  return { data, currentData, error, isLoading, isFetching, refetch };
}

type Runner<C extends MutationChannel> = (
  input: Input<C>,
) => Promise<{ data: Output<C> } | { error: ReplyError }>;
type MutationHook<C extends MutationChannel> = () => readonly [
  Runner<C>,
  { isLoading: boolean; error?: ReplyError; reset: () => void },
];

/** Changes something through a channel. The promise carries the reply; it never rejects. */
export function useChannelMutation<C extends MutationChannel>(channel: C) {
  // oxlint-disable-next-line react/hooks -- as above
  const useMutation = channelApi.endpoints[channel].useMutation as unknown as MutationHook<C>;
  // oxlint-disable-next-line react/hooks -- as above
  const [trigger, { isLoading, error, reset }] = useMutation();
  const run = useCallback(
    async (input: Input<C>): Promise<Reply<Output<C>>> => {
      const result = await trigger(input);
      return 'data' in result ? { ok: true, value: result.data } : { ok: false, ...errorOf(result.error) };
    },
    [trigger],
  );
  return [run, { isBusy: isLoading, error, reset }] as const;
}

/** RTK Query also reports errors of its own making; they count as a failure of the program. */
function errorOf(error: ReplyError): ReplyError {
  return 'code' in error ? error : { code: 'INTERNAL' };
}
