import type { createPeer } from './peer.ts';

/** What the page's world asks the preload's world, which asks the host. */
export type PageQuestions = {
  readonly media: (video: boolean, audio: boolean) => Promise<boolean>;
  readonly open: (url: string, target: string, features: string) => void;
};

/**
 * Runs in the page's own world before any page script. It waits for the preload's world to hand over the private port, and makes
 * what the preload exposes readable and unchangeable on `window`. Nothing else stays visible to the page.
 *
 * The function's own text is sent to the page, so it may use nothing from outside itself.
 */
export function runPageWorld(token: string, makePeer: typeof createPeer): void {
  if (window !== window.top) return;
  window.addEventListener(
    token,
    (event) => {
      event.stopImmediatePropagation();
      const port = (event as MessageEvent).ports[0];
      if (port) start(port);
    },
    { once: true, capture: true },
  );

  function start(port: MessagePort): void {
    makePeer(port, 'page', (name, value) => {
      if (name === 'expose') expose(...(value as [string, unknown]));
      else wrap(value as PageQuestions);
    });
  }

  function expose(key: string, value: unknown): void {
    if (Object.hasOwn(window, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(window, key, {
      value: deepFreeze(value),
      enumerable: true,
      configurable: false,
      writable: false,
    });
  }

  function deepFreeze(value: unknown): unknown {
    if (
      (typeof value !== 'object' && typeof value !== 'function') ||
      value === null ||
      ArrayBuffer.isView(value)
    ) {
      return value;
    }
    for (const inner of Object.values(value)) deepFreeze(inner);
    return Object.freeze(value);
  }

  function wrap({ media, open }: PageQuestions): void {
    wrapMedia(media);
    const original = window.open;
    window.open = function (url = '', target = '_blank', features = '') {
      if (['_self', '_top', '_parent'].includes(target)) return original.call(window, url, target, features);
      open(String(new URL(url, document.baseURI)), target, features);
      return null;
    };
  }

  /** The app's permission handlers are asked at the moment of the request, as in Electron; Chromium then enforces their answer. */
  function wrapMedia(ask: PageQuestions['media']): void {
    if (!('mediaDevices' in navigator)) return;
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
    const original = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function getUserMedia(constraints) {
      await ask(Boolean(constraints?.video), Boolean(constraints?.audio));
      return original.call(this, constraints);
    };
  }
}
