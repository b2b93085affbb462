import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { LiveLine, LivePage } from '#common/contract/hub/live.ts';
import type { HubClient } from './hub-client.ts';
import { backoffMs } from '#runtime/wire/backoff.ts';

/** Silence for longer than the hub's heartbeat means a connection that is only half there. */
const SILENCE_MS = 45_000;

const decompress = promisify(zstdDecompress);
/** A page of the largest entries, unpacked. */
const LARGEST_PAGE = 64_000_000;

export type LiveListener = {
  /** True: connected; whatever happened before was not heard. */
  listening(isListening: boolean): void;
  line(seq: number): void;
  page(page: LivePage): void;
  /** Something came that this desk does not understand. */
  unreadable(): void;
};

/** Node's own WebSocket takes headers; the DOM's type of it does not know them. */
type Connect = new (url: string, options: { headers: Record<string, string> }) => WebSocket;

/** Listens to what the hub tells by itself. Nothing depends on it: what is lost, the desk fetches with its next round. */
export class LiveFeed {
  readonly #client: Pick<HubClient, 'live'>;
  readonly #listener: LiveListener;
  readonly #silenceMs: number;
  #socket: WebSocket | null = null;
  #isStopped = false;
  readonly #stop = new AbortController();

  constructor(client: Pick<HubClient, 'live'>, listener: LiveListener, { silenceMs = SILENCE_MS } = {}) {
    this.#client = client;
    this.#listener = listener;
    this.#silenceMs = silenceMs;
  }

  async run(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped) {
      const lasted = await this.#listen().catch(() => false);
      failures = lasted ? 0 : failures + 1;
      const wait = backoffMs(Math.max(1, failures), Math.random);
      await setTimeout(wait, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#stop.abort();
    this.#socket?.close();
  }

  /** Resolves when the connection ends; true when it had opened and did not fall silent. */
  async #listen(): Promise<boolean> {
    const { url, headers } = await this.#client.live();
    const socket = new (WebSocket as unknown as Connect)(url, { headers });
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    return new Promise((resolve) => {
      const listening = new AbortController();
      const { signal } = listening;
      let hasOpened = false;
      const end = (lasted: boolean) => {
        listening.abort();
        clearTimeout(silence);
        this.#listener.listening(false);
        resolve(lasted);
      };
      // A hub that says nothing does not answer that it is left either: nobody waits for its word.
      const silence = globalThis.setTimeout(() => {
        socket.close();
        end(false);
      }, this.#silenceMs);
      silence.unref();
      const on = (event: string, run: () => void) => socket.addEventListener(event, run, { signal });
      on('open', () => {
        hasOpened = true;
        this.#listener.listening(true);
      });
      // One after the other: a page must not be overtaken while it is unpacked.
      let last = Promise.resolve();
      socket.addEventListener(
        'message',
        ({ data }) => {
          silence.refresh();
          last = last.then(() => this.#hear(data));
        },
        { signal },
      );
      on('close', () => end(hasOpened));
      on('error', () => end(hasOpened));
    });
  }

  async #hear(data: unknown): Promise<void> {
    try {
      if (typeof data === 'string') this.#listener.line(LiveLine.parse(JSON.parse(data)).seq);
      else this.#listener.page(await unpack(data));
    } catch {
      this.#listener.unreadable();
    }
  }
}

async function unpack(data: unknown): Promise<LivePage> {
  if (!(data instanceof ArrayBuffer)) throw new TypeError('no message of the live feed');
  const text = await decompress(Buffer.from(data), { maxOutputLength: LARGEST_PAGE });
  return LivePage.parse(JSON.parse(text.toString()));
}
