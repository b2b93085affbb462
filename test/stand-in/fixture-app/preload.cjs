const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bridge', {
  call: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  note: (...args) => ipcRenderer.send('note', ...args),
  subscribe(channel, listener) {
    const forward = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.removeListener(channel, forward);
  },
  sum: (a, b) => a + b,
  fail() {
    throw new TypeError('thrown in the preload');
  },
  sandboxed: process.sandboxed,
  versions: { ...process.versions },
});
