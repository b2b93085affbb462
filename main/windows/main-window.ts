import { BrowserWindow } from 'electron';
import { webPreferences } from './web-preferences.ts';

const BACKGROUND = '#ffffff';

/** Made hidden and shown with its first paint, so that nobody looks at an empty frame. */
export function createMainWindow(preload: string, { isProtected }: { isProtected: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Loket',
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    webPreferences: webPreferences(preload),
  });
  // By policy: neither screenshots nor a shared screen show applicants' data.
  window.setContentProtection(isProtected);
  window.once('ready-to-show', () => window.show());
  return window;
}
