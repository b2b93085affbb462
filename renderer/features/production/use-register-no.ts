import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';

type RegisterNo = { request: () => Promise<void>; isBusy: boolean; error: ReplyError | null };

/**
 * Every request uses up a number of the day's register, so one is asked for only when the form opens without any, and when the person
 * asks for it. `isWanted` turns true once the draft is read and this person may hand over.
 */
export function useRegisterNo(isWanted: boolean, onNumber: (registerNo: string) => void): RegisterNo {
  const [ask, { isBusy }] = useChannelMutation('production.nextRegisterNo');
  const [error, setError] = useState<ReplyError | null>(null);
  const hasAsked = useRef(false);
  const give = useRef(onNumber);
  useEffect(() => {
    give.current = onNumber;
  });

  const request = useCallback(async () => {
    const reply = await ask({});
    if (reply.ok) give.current(reply.value.registerNo);
    setError(reply.ok ? null : reply);
  }, [ask]);

  useEffect(() => {
    if (!isWanted || hasAsked.current) return;
    hasAsked.current = true;
    void request();
  }, [isWanted, request]);

  return { request, isBusy, error };
}
