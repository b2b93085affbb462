import { app, session } from 'electron';
import type { PolicyDevice } from '#common/domain/station/machine-policy.ts';
import { isPermissionAllowed } from './permissions.ts';

/** Rules for every web contents of this app, whoever makes it: no navigation, no new window, no webview. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const stop = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', stop);
    contents.on('will-frame-navigate', stop);
    contents.on('will-redirect', stop);
    contents.on('will-attach-webview', stop);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Both handlers: one answers requests, the other the silent checks that never ask. */
export function hardenSession(devices: readonly PolicyDevice[] | undefined): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(
      isPermissionAllowed(
        {
          permission,
          url: details.requestingUrl,
          isMainFrame: details.isMainFrame,
          mediaTypes,
        },
        devices,
      ),
    );
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermissionAllowed(
      {
        permission,
        url: origin.replace(/\/$/, ''),
        isMainFrame: details.isMainFrame,
        mediaTypes: details.mediaType ? [details.mediaType] : [],
      },
      devices,
    ),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setSpellCheckerEnabled(false);
}
