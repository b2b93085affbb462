import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { ChannelName, EventName, Events } from '#common/contract/ipc/index.ts';
import { CALL, EVENT } from '#common/contract/ipc/wire.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import type { Sender } from './pipeline.ts';

/** Which windows are the officer's, and what the page of any other may ask for. */
type Windows = {
  officeWindows(): readonly BrowserWindow[];
  /** Null for an officer's. */
  asksOnly(contents: WebContents): readonly ChannelName[] | null;
};

/** The only place that touches Electron's IPC: one handler in, one broadcast out. */
export function registerIpc(
  handle: (sender: Sender, channel: unknown, input: unknown) => Promise<Reply<unknown>>,
  windows: Windows,
): void {
  ipcMain.handle(CALL, (event, channel: unknown, input: unknown) =>
    handle(senderOf(event, windows), channel, input),
  );
}

/** Pages beside the officer's are told nothing. */
export function broadcast<E extends EventName>(windows: Windows, event: E, payload: Events[E]): void {
  for (const window of windows.officeWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT, event, payload);
  }
}

function senderOf(event: IpcMainInvokeEvent, windows: Windows): Sender {
  const frame = event.senderFrame;
  return {
    isOurWindow: BrowserWindow.fromWebContents(event.sender) !== null,
    isMainFrame: frame !== null && frame.parent === null,
    url: frame?.url ?? '',
    asksOnly: windows.asksOnly(event.sender),
  };
}
