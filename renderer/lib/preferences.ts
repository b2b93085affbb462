import { useCallback } from 'react';
import type { Preferences } from '#common/contract/ipc/office.ts';
import { useChannelMutation, useChannelQuery } from './use-channel.ts';

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'id',
  theme: 'auto',
  singleKeys: true,
  railCollapsed: false,
  cameraId: '',
  faceCamera: { height: 1080, isMirrored: true, isAuto: true, footKey: 'PageDown' },
  paperCameraId: '',
  readsPages: true,
};

const NO_INPUT = {};

/** What this desk has set for itself; main keeps it. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => Promise<void>] {
  const { data } = useChannelQuery('office.readPreferences', NO_INPUT);
  const [save] = useChannelMutation('office.preferences');
  const change = useCallback(
    async (next: Partial<Preferences>) => {
      await save(next);
    },
    [save],
  );
  return [data ?? DEFAULT_PREFERENCES, change];
}
