import { useEffect, useState } from 'react';
import type { RegisterRow } from '#common/contract/ipc/printing.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import type { RegisterDays } from './sheets/register-sheet.tsx';

type Answer = { key: string; rows: readonly RegisterRow[] | null; error: ReplyError | null };

/** The register of some days. Each asking is audited: it is asked once, and again only for other days. */
export function useRegister({ from, to }: RegisterDays): Pick<Answer, 'rows' | 'error'> {
  const key = `${from} ${to}`;
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function ask() {
      const reply = await callChannel('printing.register', { from, to });
      if (!isCurrent) return;
      setAnswer(reply.ok ? { key, rows: reply.value, error: null } : { key, rows: null, error: reply });
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [from, to, key]);
  return answer?.key === key ? answer : { rows: null, error: null };
}
