import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

const PAGE_SIZE = 200;

export type AuditQuestion = Omit<Input<'audit.search'>, 'before' | 'limit'>;

type Found = {
  question: AuditQuestion;
  entries: readonly FoundEntry[];
  next: number | null;
  error: ReplyError | null;
};

/**
 * The answer to one question, page by page as somebody scrolls. Another object is another question, also with the same
 * words: the chain grows all the time, and only a person asks anew.
 */
export function useAuditSearch(question: AuditQuestion) {
  const [found, setFound] = useState<Found | null>(null);
  const reading = useRef<{ question: AuditQuestion; before: number | null } | null>(null);
  const isCurrent = found?.question === question;

  const read = useCallback(
    (before: number | null, entries: readonly FoundEntry[]) => {
      if (reading.current?.question === question && reading.current.before === before) return;
      const mine = { question, before };
      reading.current = mine;
      void callChannel('audit.search', { ...question, before, limit: PAGE_SIZE }).then((reply) => {
        // Another question was asked meanwhile.
        if (reading.current !== mine) return;
        if (reply.ok) {
          const { entries: more, next } = reply.value;
          setFound({ question, entries: [...entries, ...more], next, error: null });
        } else setFound({ question, entries, next: null, error: reply });
      });
    },
    [question],
  );

  useEffect(() => read(null, []), [read]);

  const next = isCurrent ? found.next : null;
  const entries = isCurrent ? found.entries : undefined;
  const loadMore = useCallback(() => {
    if (next !== null && entries) read(next, entries);
  }, [read, next, entries]);
  return { entries, error: isCurrent ? found.error : null, hasMore: next !== null, loadMore };
}
