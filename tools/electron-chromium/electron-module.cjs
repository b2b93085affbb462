'use strict';
// What the app gets for `electron`. The host puts the module in place before the app's code runs; the second statement never
// runs, it names the exports for Node's reader of CommonJS, so that `import { app } from 'electron'` links.
module.exports = globalThis[Symbol.for('electron-chromium-stand-in')];
0 &&
  (module.exports = {
    app, autoUpdater, BaseWindow, BrowserView, BrowserWindow, clipboard, ClipboardItem, contentTracing, crashReporter, desktopCapturer,
    dialog, globalShortcut, ImageView, inAppPurchase, ipcMain, IpcMainServiceWorker, Menu, MenuItem, MessageChannelMain, nativeImage,
    nativeTheme, net, netLog, Notification, powerMonitor, powerSaveBlocker, protocol, pushNotifications, safeStorage, screen,
    session, sharedTexture, ShareMenu, shell, systemPreferences, TouchBar, Tray, utilityProcess, View, webContents, WebContentsView,
    webFrameMain, WebSocket,
  });
