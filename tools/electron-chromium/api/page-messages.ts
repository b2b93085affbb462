import type { HandlerDetails } from 'electron';

import type { HostMessage, PageMessage } from '../page/preload-world.ts';
import { createIpcEvent, ipcMain } from './ipc-main.ts';
import { noteSystemScheme } from './native-theme.ts';
import type { PageState } from './page-events.ts';
import { applyMediaPermissions } from './permissions.ts';
import { noteInput } from './power-monitor.ts';
import type { PageContents } from './page-contents.ts';

export type WindowRequest = Pick<HandlerDetails, 'url' | 'frameName' | 'features' | 'disposition'>;

type Receiver = {
  readonly contents: PageContents;
  readonly state: PageState;
  readonly post: (message: HostMessage) => void;
  readonly refuseWindow: (request: WindowRequest) => void;
};

/** Deals with what the preload's world of a page reports and asks. */
export function receivePageMessage(receiver: Receiver, message: PageMessage): void {
  const { contents, state } = receiver;
  switch (message[0]) {
    case 'invoke': {
      const [, id, channel, args] = message;
      void answerInvoke(receiver, id, channel, args);
      return;
    }
    case 'send': {
      const [, channel, args] = message;
      const event = createIpcEvent(contents);
      contents.emit('ipc-message', event, channel, ...args);
      ipcMain.emit(channel, event, ...args);
      return;
    }
    case 'media': {
      const [, id, video, audio] = message;
      void answerMedia(receiver, id, video, audio);
      return;
    }
    case 'open': {
      const [, url, frameName, features, disposition] = message;
      return receiver.refuseWindow({ url, frameName, features, disposition });
    }
    case 'title':
      state.title = message[1];
      contents.emit('page-title-updated', {}, message[1], true);
      return;
    case 'input':
      return noteInput();
    case 'focus':
      state.focused = message[1];
      contents.emit(message[1] ? 'focus' : 'blur');
      return;
    case 'scheme':
      return noteSystemScheme(message[1]);
    case 'preload-error': {
      const [, text, stack] = message;
      const path = contents.preferences.preload ?? '';
      console.error(`Unable to load preload script: ${path}\n${stack}`);
      contents.emit('preload-error', {}, path, Object.assign(new Error(text), { stack }));
      return;
    }
  }
}

async function answerInvoke(
  { contents, post }: Receiver,
  id: number,
  channel: string,
  args: readonly unknown[],
): Promise<void> {
  const answer = await ipcMain.answer(createIpcEvent(contents), channel, args);
  try {
    post(answer.ok ? ['reply', id, true, answer.value] : ['reply', id, false, answer.message]);
  } catch (error) {
    post(['reply', id, false, `Error invoking remote method '${channel}': ${String(error)}`]);
  }
}

async function answerMedia(
  { contents, post }: Receiver,
  id: number,
  video: boolean,
  audio: boolean,
): Promise<void> {
  try {
    post(['reply', id, true, await applyMediaPermissions(contents, video, audio)]);
  } catch (error) {
    post(['reply', id, false, String(error)]);
  }
}
