import { useState } from 'react';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';

const NO_INPUT = {};
const NONE: readonly FileRow[] = [];

type Found = { text: string; rows: readonly FileRow[] };

/** Files of the office that are not on this PC: asked for on purpose only, and what is opened comes here for the day. */
export function useOlderFiles(text: string) {
  const { data: status } = useChannelQuery('sync.status', NO_INPUT);
  const [search, searching] = useChannelMutation('applications.searchOffice');
  const [bring, bringing] = useChannelMutation('applications.bring');
  const [found, setFound] = useState<Found | null>(null);
  const rows = found?.text === text ? found.rows : null;

  return {
    hasHub: status?.mode === 'HUB',
    /** Null until the hub was asked for this very text. */
    rows,
    has: (id: string) => (rows ?? NONE).some((row) => row.id === id),
    isBusy: searching.isBusy || bringing.isBusy,
    error: bringing.error ?? searching.error,
    async ask() {
      const reply = await search({ text });
      if (reply.ok) setFound({ text, rows: reply.value });
    },
    /** Whether it lies on this PC now. */
    async bring({ id: applicationId }: FileRow): Promise<boolean> {
      return (await bring({ applicationId })).ok;
    },
  };
}
