import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#common/contract/ipc/index.ts';
import { CALL, EVENT } from '#common/contract/ipc/wire.ts';

const bridge = {
  call: (channel, input) => ipcRenderer.invoke(CALL, channel, input),
  subscribe(event, listener) {
    const forward = (_event: unknown, name: string, payload: unknown) => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(EVENT, forward);
    return () => {
      ipcRenderer.removeListener(EVENT, forward);
    };
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld('loket', bridge);
