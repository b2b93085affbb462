import type { PolicyDevice } from '#common/domain/station/machine-policy.ts';
import { isAppUrl } from '#main/ipc/pipeline.ts';

export type PermissionAsk = {
  permission: string;
  url: string;
  isMainFrame: boolean;
  mediaTypes: readonly string[];
};

/** The camera, for our own main frame and where IT allows one; everything else is refused. */
export function isPermissionAllowed(
  { permission, url, isMainFrame, mediaTypes }: PermissionAsk,
  devices: readonly PolicyDevice[] | undefined,
): boolean {
  if (devices && !devices.includes('CAMERA')) return false;
  if (permission !== 'media' || !isMainFrame || !isAppUrl(url)) return false;
  return mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
}
