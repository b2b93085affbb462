import type * as Common from 'electron/common';
import type * as Main from 'electron/main';

import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { powerMonitor } from './power-monitor.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { screen } from './screen.ts';
import { crashReporter, shell } from './small-modules.ts';
import { guard, unavailable } from './unavailable.ts';
import { utilityProcess } from './utility-process.ts';
import { webContents } from './web-contents.ts';

type Names = keyof typeof Main | keyof typeof Common;

/** Everything that Electron's main process can import. The type has a compile error for a name that a new Electron adds. */
export const electronModule = {
  app,
  BrowserWindow: guard(BrowserWindow, 'BrowserWindow'),
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu: guard(Menu, 'Menu'),
  MenuItem,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
  autoUpdater: unavailable('autoUpdater'),
  BaseWindow: unavailable('BaseWindow'),
  BrowserView: unavailable('BrowserView'),
  ClipboardItem: unavailable('ClipboardItem'),
  contentTracing: unavailable('contentTracing'),
  desktopCapturer: unavailable('desktopCapturer'),
  globalShortcut: unavailable('globalShortcut'),
  ImageView: unavailable('ImageView'),
  inAppPurchase: unavailable('inAppPurchase'),
  IpcMainServiceWorker: unavailable('IpcMainServiceWorker'),
  MessageChannelMain: unavailable('MessageChannelMain'),
  nativeImage: unavailable('nativeImage'),
  net: unavailable('net'),
  netLog: unavailable('netLog'),
  Notification: unavailable('Notification'),
  powerSaveBlocker: unavailable('powerSaveBlocker'),
  pushNotifications: unavailable('pushNotifications'),
  sharedTexture: unavailable('sharedTexture'),
  ShareMenu: unavailable('ShareMenu'),
  systemPreferences: unavailable('systemPreferences'),
  TouchBar: unavailable('TouchBar'),
  Tray: unavailable('Tray'),
  View: unavailable('View'),
  WebContentsView: unavailable('WebContentsView'),
  webFrameMain: unavailable('webFrameMain'),
  WebSocket: unavailable('WebSocket'),
} satisfies Record<Names, unknown>;
