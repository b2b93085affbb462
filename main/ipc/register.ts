import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import { CALL, EVENT } from '#common/contract/ipc/wire.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import type { Sender } from './pipeline.ts';

/** The only place that touches Electron's IPC: one handler in, one broadcast out. */
export function registerIpc(
  handle: (sender: Sender, channel: unknown, input: unknown) => Promise<Reply<unknown>>,
): void {
  ipcMain.handle(CALL, (event, channel: unknown, input: unknown) => handle(senderOf(event), channel, input));
}

export function broadcast<E extends EventName>(event: E, payload: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT, event, payload);
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    isOurWindow: BrowserWindow.fromWebContents(event.sender) !== null,
    isMainFrame: frame !== null && frame.parent === null,
    url: frame?.url ?? '',
  };
}
