import { useEffect } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';

const NO_INPUT = {};

type SecondScreen = {
  isThere: boolean;
  isShown: boolean;
  error: ReplyError | undefined;
  toggle: () => void;
};

/** The screen on the applicant's side, for as long as the officer's dialog is open; it goes with it. */
export function useSecondScreen(applicationId: ApplicationId): SecondScreen {
  const { data } = useChannelQuery('interview.secondScreen', NO_INPUT, { refetchOnMountOrArgChange: true });
  const [show, showing] = useChannelMutation('interview.showBook');
  const [hide] = useChannelMutation('interview.hideBook');
  const isShown = data?.shows === applicationId;
  useEffect(
    () => () => {
      void hide({});
    },
    [hide],
  );
  return {
    isThere: data?.isThere ?? false,
    isShown,
    error: showing.error,
    toggle: () => void (isShown ? hide({}) : show({ applicationId })),
  };
}
