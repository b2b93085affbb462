// What the engine itself costs: one window, nothing but a dot in it. The start of the app is measured beside it.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,.'));
app.on('window-all-closed', () => app.quit());
