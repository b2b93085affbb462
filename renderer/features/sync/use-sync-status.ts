import { useEffect } from 'react';
import type { SyncStatus } from '#common/contract/ipc/sync.ts';
import { onEvent } from '#renderer/lib/bridge.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';

const NO_INPUT = {};

/** Where this desk stands with its hub; main tells every change, and what it told while nobody listened is read anew. */
export function useSyncStatus(): SyncStatus | undefined {
  const { data, refetch } = useChannelQuery('sync.status', NO_INPUT, { refetchOnMountOrArgChange: true });
  useEffect(() => onEvent('sync.changed', () => refetch()), [refetch]);
  return data;
}
