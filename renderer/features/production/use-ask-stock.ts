import { useState } from 'react';
import { v7 } from 'uuid';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { StockCommand } from '#common/domain/production/custody.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { credentialsOf, isSecondReady, NOBODY_YET } from './second-person.tsx';

type Words = { done: string; waiting: string };

/** A movement of the stock with its second person. The same id at a second try: it is done once. */
export function useAskStock(onDone: () => void) {
  const [ask, { isBusy }] = useChannelMutation('production.askStock');
  const [second, setSecond] = useState(NOBODY_YET);
  const [error, setError] = useState<ReplyError | null>(null);
  const [id, setId] = useState(() => v7());

  async function submit(command: StockCommand, words: Words): Promise<void> {
    const reply = await ask({ id, command, second: credentialsOf(second) });
    if (!reply.ok) {
      setError(reply);
      if (reply.code !== 'TOTP_NEEDED') setSecond({ ...second, password: '' });
      // What was refused is asked anew: it may be another movement by then.
      setId(v7());
      return;
    }
    showToast({ message: reply.value.state === 'WAITING' ? words.waiting : words.done });
    onDone();
  }

  return { submit, isBusy, error, second, setSecond, isReady: isSecondReady(second) && !isBusy };
}
