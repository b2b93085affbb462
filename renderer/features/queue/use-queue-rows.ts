import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import type { QueueFilter } from './queue-filters.ts';

const PAGE_SIZE = 100;

export type QueueRows = {
  rows: readonly FileRow[] | undefined;
  total: number;
  error: ReplyError | undefined;
  refetch: () => void;
  loadMore: () => void;
};

/**
 * The first page lives in the page's memory and is refetched by main's events; the pages after it are read when somebody scrolls to
 * them, and again whenever the first one has changed.
 */
export function useQueueRows(stage: Stage, { lanes, states, only }: QueueFilter): QueueRows {
  const query = { stage, lanes: [...lanes], states: [...states], only, limit: PAGE_SIZE };
  const { currentData: first, error, refetch } = useChannelQuery('applications.queue', { ...query, offset: 0 });
  const [more, setMore] = useState<readonly FileRow[]>([]);
  const wanted = useRef(0);
  const reading = useRef(0);
  const queryKey = JSON.stringify(query);
  const latestQuery = useRef(query);
  latestQuery.current = query;

  const readPages = useCallback(async () => {
    const token = ++reading.current;
    const rows: FileRow[] = [];
    for (let page = 1; page <= wanted.current; page += 1) {
      const reply = await callChannel('applications.queue', { ...latestQuery.current, offset: page * PAGE_SIZE });
      if (token !== reading.current || !reply.ok) return;
      rows.push(...reply.value.rows);
      if (reply.value.nextOffset === null) break;
    }
    setMore(rows);
  }, []);

  useEffect(() => {
    wanted.current = 0;
    reading.current += 1;
    setMore([]);
  }, [queryKey]);

  useEffect(() => {
    if (first && wanted.current > 0) void readPages();
  }, [first, readPages]);

  const total = first?.total ?? 0;
  const loaded = (first?.rows.length ?? 0) + more.length;
  const loadMore = useCallback(() => {
    const pagesLoaded = Math.floor((loaded - 1) / PAGE_SIZE);
    if (loaded === 0 || loaded >= total || wanted.current > pagesLoaded) return;
    wanted.current = pagesLoaded + 1;
    void readPages();
  }, [loaded, total, readPages]);

  const rows = first ? (more.length > 0 ? mergeRows(first.rows, more) : first.rows) : undefined;
  return { rows, total, error, refetch, loadMore };
}

/** A file that moved up while the pages were read must not stand there twice. */
function mergeRows(first: readonly FileRow[], more: readonly FileRow[]): readonly FileRow[] {
  const seen = new Set(first.map(({ id }) => id));
  return [...first, ...more.filter(({ id }) => !seen.has(id) && seen.add(id))];
}
