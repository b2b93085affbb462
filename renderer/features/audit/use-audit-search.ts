import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

const PAGE_SIZE = 200;

export type AuditQuestion = Omit<Input<'audit.search'>, 'before' | 'limit'>;

type Found = { key: string; entries: readonly FoundEntry[]; next: number | null; error: ReplyError | null };

/** The answer to one question, page by page as somebody scrolls. Asked anew only by a person: the chain grows all the time. */
export function useAuditSearch(question: AuditQuestion, round: number) {
  const key = JSON.stringify([question, round]);
  const [found, setFound] = useState<Found | null>(null);
  const reading = useRef('');
  const isCurrent = found?.key === key;

  const read = useCallback(
    async (before: number | null, entries: readonly FoundEntry[]) => {
      const token = `${key} ${before}`;
      if (reading.current === token) return;
      reading.current = token;
      const reply = await callChannel('audit.search', { ...question, before, limit: PAGE_SIZE });
      // Another question was asked meanwhile.
      if (reading.current !== token) return;
      if (reply.ok) {
        setFound({ key, entries: [...entries, ...reply.value.entries], next: reply.value.next, error: null });
      } else setFound({ key, entries, next: null, error: reply });
    },
    // The key holds the question.
    // oxlint-disable-next-line react/exhaustive-deps
    [key],
  );

  useEffect(() => void read(null, []), [read]);

  const next = isCurrent ? found.next : null;
  const entries = isCurrent ? found.entries : undefined;
  const loadMore = useCallback(() => {
    if (next !== null && entries) void read(next, entries);
  }, [read, next, entries]);
  return { entries, error: isCurrent ? found.error : null, hasMore: next !== null, loadMore };
}
