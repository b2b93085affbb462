import { useEffect, useState } from 'react';
import type { MovedContact } from '#common/contract/ipc/quota.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

type Answer = { key: string; rows: readonly MovedContact[] | null; error: ReplyError | null };

/** Whom the office gave another day. Each asking is audited: it is asked once, and again only for other days or whole numbers. */
export function useMovedContacts({ from, to }: Period, isWhole: boolean): Pick<Answer, 'rows' | 'error'> {
  const key = `${from} ${to} ${isWhole}`;
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function ask() {
      const reply = await callChannel('appointments.contacts', { from, to, isWhole });
      if (!isCurrent) return;
      setAnswer(reply.ok ? { key, rows: reply.value, error: null } : { key, rows: null, error: reply });
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [from, to, isWhole, key]);
  return answer?.key === key ? answer : { rows: null, error: null };
}
