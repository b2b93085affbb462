import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import type { Input } from '#common/contract/ipc/index.ts';
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
export function useQueueRows(
  { stage, queue }: { stage: Stage; queue: string | undefined },
  { lanes, states, only }: QueueFilter,
): QueueRows {
  const queryKey = JSON.stringify({ stage, queue, lanes, states, only, limit: PAGE_SIZE });
  const { currentData: first, error, refetch } = useChannelQuery('applications.queue', firstPage(queryKey));
  const [later, setLater] = useState<Later>({ queryKey, pages: 0, rows: [] });
  const reading = useRef(0);
  const mine = later.queryKey === queryKey ? later : { queryKey, pages: 0, rows: [] };
  const { pages } = mine;

  useEffect(() => {
    if (!first || pages === 0) return;
    const token = ++reading.current;
    async function read() {
      const rows = await readLater(queryKey, pages, () => token === reading.current);
      if (rows) setLater({ queryKey, pages, rows });
    }
    void read();
  }, [first, queryKey, pages]);

  const total = first?.total ?? 0;
  const loaded = (first?.rows.length ?? 0) + mine.rows.length;
  const isComplete = loaded === 0 || loaded >= total || pages > mine.rows.length / PAGE_SIZE;
  const loadMore = useCallback(() => {
    if (isComplete) return;
    setLater((before) =>
      before.queryKey === queryKey
        ? { ...before, pages: before.pages + 1 }
        : { queryKey, pages: 1, rows: [] },
    );
  }, [isComplete, queryKey]);

  const rows = useMemo(() => first && mergeRows(first.rows, mine.rows), [first, mine.rows]);
  return { rows, total, error, refetch, loadMore };
}

/** The pages after the first that somebody has scrolled to, of one query. */
type Later = { queryKey: string; pages: number; rows: readonly FileRow[] };
type Query = Omit<Input<'applications.queue'>, 'offset'>;

function firstPage(queryKey: string): Input<'applications.queue'> {
  return { ...(JSON.parse(queryKey) as Query), offset: 0 };
}

async function readLater(
  queryKey: string,
  pages: number,
  isWanted: () => boolean,
): Promise<FileRow[] | null> {
  const rows: FileRow[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const reply = await callChannel('applications.queue', {
      ...firstPage(queryKey),
      offset: page * PAGE_SIZE,
    });
    if (!isWanted() || !reply.ok) return null;
    rows.push(...reply.value.rows);
    if (reply.value.nextOffset === null) break;
  }
  return rows;
}

/** A file that moved up while the pages were read must not stand there twice. */
function mergeRows(first: readonly FileRow[], more: readonly FileRow[]): readonly FileRow[] {
  if (more.length === 0) return first;
  const seen = new Set(first.map(({ id }) => id));
  return [...first, ...more.filter(({ id }) => !seen.has(id) && seen.add(id))];
}
