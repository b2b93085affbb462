import type * as Common from 'electron/common';
import type * as Main from 'electron/main';

import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { powerMonitor } from './power-monitor.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { crashReporter, shell } from './small-modules.ts';
import { unavailable } from './unavailable.ts';
import { webContents } from './web-contents.ts';

type Names = keyof typeof Main | keyof typeof Common;

/** Everything that Electron's main process can import. The type has a compile error for a name that a new Electron adds. */
export const electronModule = {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  webContents,
  autoUpdater: unavailable('autoUpdater'),
  BaseWindow: unavailable('BaseWindow'),
  BrowserView: unavailable('BrowserView'),
  clipboard: unavailable('clipboard'),
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
  screen: unavailable('screen'),
  sharedTexture: unavailable('sharedTexture'),
  ShareMenu: unavailable('ShareMenu'),
  systemPreferences: unavailable('systemPreferences'),
  TouchBar: unavailable('TouchBar'),
  Tray: unavailable('Tray'),
  utilityProcess: unavailable('utilityProcess'),
  View: unavailable('View'),
  WebContentsView: unavailable('WebContentsView'),
  webFrameMain: unavailable('webFrameMain'),
  WebSocket: unavailable('WebSocket'),
} satisfies Record<Names, unknown>;
