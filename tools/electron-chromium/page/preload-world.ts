import type { PageQuestions } from './page-world.ts';
import type { createPeer } from './peer.ts';
import type { createWire } from './wire.ts';

export type PreloadSettings = {
  readonly token: string;
  readonly binding: string;
  readonly deliver: string;
  readonly process: Readonly<Record<string, unknown>>;
};

export type OpenDisposition = 'foreground-tab' | 'background-tab' | 'new-window';

/** From page to host. */
export type PageMessage =
  | readonly ['invoke', id: number, channel: string, args: unknown[]]
  | readonly ['send', channel: string, args: unknown[]]
  | readonly ['media', id: number, video: boolean, audio: boolean]
  | readonly ['open', url: string, name: string, features: string, disposition: OpenDisposition]
  | readonly ['title', title: string]
  | readonly ['input']
  | readonly ['focus', focused: boolean]
  | readonly ['scheme', dark: boolean]
  | readonly ['preload-error', message: string, stack: string];

/** From host to page. */
export type HostMessage =
  | readonly ['reply', id: number, ok: true, value: unknown]
  | readonly ['reply', id: number, ok: false, message: string]
  | readonly ['message', channel: string, args: unknown[]];

export type RunPreload = (
  require: (name: string) => unknown,
  process: unknown,
  module: { exports: unknown },
  exports: unknown,
  setImmediate: (run: () => void) => unknown,
) => void;

/**
 * Runs in the preload's isolated world: gives the app's preload script a sandboxed `require('electron')` and connects it with
 * the host by a binding that exists in this world only.
 *
 * The function's own text is sent to the page, so it may use nothing from outside itself.
 */
export function runPreloadWorld(
  settings: PreloadSettings,
  makePeer: typeof createPeer,
  makeWire: typeof createWire,
  preload: RunPreload,
): void {
  if (window !== window.top) return;
  type Listener = (event: unknown, ...args: unknown[]) => void;
  type Native = { fromBase64(text: string): Uint8Array };

  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const sendToHost = world[settings.binding] as (text: string) => void;
  const wire = makeWire({
    encode: (bytes) => (bytes as unknown as { toBase64(): string }).toBase64(),
    decode: (text) => (Uint8Array as unknown as Native).fromBase64(text),
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  let lastId = 0;

  world[settings.deliver] = (text) => receive(wire.decode(text) as HostMessage);

  function post(message: PageMessage): void {
    sendToHost(wire.encode(message));
  }

  function ask(make: (id: number) => PageMessage): Promise<unknown> {
    const id = ++lastId;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    try {
      post(make(id));
    } catch (error) {
      waiting.delete(id);
      answer.reject(error);
    }
    return answer.promise;
  }

  function receive(message: HostMessage): void {
    if (message[0] === 'reply') {
      const [, id, ok, value] = message;
      const answer = waiting.get(id);
      waiting.delete(id);
      if (ok) answer?.resolve(value);
      else answer?.reject(new Error(value));
      return;
    }
    const [, channel, args] = message;
    const event = { sender: ipcRenderer, senderId: 0, ports: [] };
    for (const entry of listeners.get(channel) ?? []) {
      if (entry.once) remove(channel, entry.listener);
      entry.listener(event, ...args);
    }
  }

  function connectPage(): ReturnType<typeof createPeer> {
    const port = new MessageChannel().port1;
    const page = makePeer(port, 'preload', () => undefined);
    window.dispatchEvent(new MessageEvent(settings.token, { ports: [port] }));
    page.send('wrap', {
      media: (video, audio) => ask((id) => ['media', id, video, audio]) as Promise<boolean>,
      open: (url, name, features) =>
        post(['open', url, name, features, features === '' ? 'foreground-tab' : 'new-window']),
    } satisfies PageQuestions);
    return page;
  }

  function watchPage(): void {
    let lastInput = -1000;
    for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
      window.addEventListener(
        kind,
        (event) => {
          if (event.timeStamp - lastInput < 1000) return;
          lastInput = event.timeStamp;
          post(['input']);
        },
        { capture: true, passive: true },
      );
    }
    window.addEventListener('focus', (event) => event.target === window && post(['focus', true]), true);
    window.addEventListener('blur', (event) => event.target === window && post(['focus', false]), true);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', () => post(['scheme', dark.matches]));
    // After the page's own handlers, which may have dealt with the click.
    window.addEventListener('click', stopNewWindow);
    window.addEventListener('auxclick', stopNewWindow);
    window.addEventListener('DOMContentLoaded', watchTitle);
  }

  function watchTitle(): void {
    let last = '';
    const report = (): void => {
      if (document.title === last) return;
      last = document.title;
      post(['title', last]);
    };
    report();
    if (document.head) {
      new MutationObserver(report).observe(document.head, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  }

  /** A click that would open a window opens none, and the app is told; that is sooner and safer than to close the window again. */
  function stopNewWindow(event: MouseEvent): void {
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement);
    if (!link?.href || event.defaultPrevented || event.button === 2) return;
    const beside = event.button === 1 || event.ctrlKey || event.metaKey;
    const named = link.target !== '' && !['_self', '_top', '_parent'].includes(link.target);
    if (!beside && !event.shiftKey && !named) return;
    event.preventDefault();
    const disposition = beside ? 'background-tab' : event.shiftKey ? 'new-window' : 'foreground-tab';
    post(['open', link.href, link.target, '', disposition]);
  }

  function add(channel: string, listener: Listener, once: boolean): typeof ipcRenderer {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  }

  function remove(channel: string, listener: Listener): typeof ipcRenderer {
    const all = listeners.get(channel) ?? [];
    const index = all.findLastIndex((entry) => entry.listener === listener);
    listeners.set(
      channel,
      all.filter((_, at) => at !== index),
    );
    return ipcRenderer;
  }

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask((id) => ['invoke', id, channel, args]),
    send: (channel: string, ...args: unknown[]) => post(['send', channel, args]),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  };

  function refusing<T extends object>(target: T, name: string): T {
    return new Proxy(target, {
      get(object, key, receiver) {
        if (key in object || typeof key === 'symbol' || key === 'then') {
          return Reflect.get(object, key, receiver);
        }
        throw new Error(`not available in the Chromium stand-in: ${name}.${key}`);
      },
    });
  }

  function start(): void {
    const electron = refusing(
      {
        contextBridge: refusing(
          { exposeInMainWorld: (key: string, api: unknown) => void peer.send('expose', [key, api]) },
          'contextBridge',
        ),
        ipcRenderer: refusing(ipcRenderer, 'ipcRenderer'),
        crashReporter: refusing({ start: () => undefined, getParameters: () => ({}) }, 'crashReporter'),
      },
      'preload electron',
    );
    function require(name: string): unknown {
      if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return electron;
      throw new Error(`module not found: ${name}`);
    }
    const module = { exports: {} };
    try {
      preload(require, settings.process, module, module.exports, (run) => setTimeout(run, 0));
    } catch (error) {
      const shown = error instanceof Error ? error : new Error(String(error));
      post(['preload-error', shown.message, shown.stack ?? '']);
      throw error;
    }
  }

  const peer = connectPage();
  watchPage();
  start();
}
