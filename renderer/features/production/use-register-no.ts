import { useCallback, useEffect, useRef } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';

type RegisterNo = { request: () => Promise<void>; isBusy: boolean; error: ReplyError | null };

/**
 * Every request uses up a number of the day's register, so one is asked for only when the form opens without any, and when the person
 * asks for it. `isReady` turns true once the draft is read and this person may hand over.
 */
export function useRegisterNo(
  isReady: boolean,
  hasNumber: boolean,
  onNumber: (registerNo: string) => void,
): RegisterNo {
  const [ask, { isBusy, error }] = useChannelMutation('production.nextRegisterNo');
  const hasAsked = useRef(false);
  const give = useRef(onNumber);
  useEffect(() => {
    give.current = onNumber;
  });

  const request = useCallback(async () => {
    const reply = await ask({});
    if (reply.ok) give.current(reply.value.registerNo);
  }, [ask]);

  useEffect(() => {
    if (!isReady || hasAsked.current) return;
    hasAsked.current = true;
    if (!hasNumber) void request();
  }, [isReady, hasNumber, request]);

  return { request, isBusy, error: error ?? null };
}
