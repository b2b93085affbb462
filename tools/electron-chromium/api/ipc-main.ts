import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { Shared } from './shared.ts';
import { guard, notAvailable } from './unavailable.ts';
import type { PageContents } from './page-contents.ts';

type InvokeHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Channels are named by the app, so any event may be listened for. */
export class IpcMain extends EventEmitter implements Shared<IpcMain, Electron.IpcMain> {
  private readonly handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Runs the handler of one invoke; the wording of failures is Electron's. */
  async answer(
    event: Electron.IpcMainInvokeEvent,
    channel: string,
    args: readonly unknown[],
  ): Promise<Answer> {
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: await handler(event, ...args) };
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('No handler'))) {
        console.error(`Error occurred in handler for '${channel}':`, error);
      }
      return { ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}

export const ipcMain = guard(new IpcMain(), 'ipcMain');

/** The event object of one message. Only main frames have a preload here, so every message comes from one. */
export function createIpcEvent(contents: PageContents): Electron.IpcMainInvokeEvent & Electron.IpcMainEvent {
  const frame = contents.mainFrame;
  const event = {
    type: 'frame',
    sender: contents,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    frameTreeNodeId: frame.frameTreeNodeId,
    ports: [],
    preventDefault: () => undefined,
    defaultPrevented: false,
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
    get returnValue(): unknown {
      throw notAvailable('ipcRenderer.sendSync');
    },
  };
  // The stand-in's web contents have a part of Electron's members; the missing ones throw when touched.
  return event as unknown as Electron.IpcMainInvokeEvent & Electron.IpcMainEvent;
}
