import { isAppUrl } from '#main/ipc/pipeline.ts';

export type PermissionAsk = {
  permission: string;
  url: string;
  isMainFrame: boolean;
  mediaTypes: readonly string[];
};

/** The camera, for our own main frame; everything else is refused. */
export function isPermissionAllowed({ permission, url, isMainFrame, mediaTypes }: PermissionAsk): boolean {
  if (permission !== 'media' || !isMainFrame || !isAppUrl(url)) return false;
  return mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
}
