import { setTimeout } from 'node:timers/promises';
import type { HubClient } from './hub-client.ts';
import { backoffMs } from '#runtime/wire/backoff.ts';

/** Silence for longer than the hub's heartbeat means a connection that is only half there. */
const SILENCE_MS = 45_000;

/** Node's own WebSocket takes headers; the DOM's type of it does not know them. */
type Connect = new (url: string, options: { headers: Record<string, string> }) => WebSocket;

/**
 * Listens to the hub's pokes and wakes the puller. It carries nothing else: a poke that is lost costs at most the time to
 * the next round.
 */
export class LiveFeed {
  readonly #client: Pick<HubClient, 'live'>;
  readonly #wake: () => void;
  readonly #silenceMs: number;
  #socket: WebSocket | null = null;
  #isStopped = false;
  readonly #stop = new AbortController();

  constructor(client: Pick<HubClient, 'live'>, wake: () => void, { silenceMs = SILENCE_MS } = {}) {
    this.#client = client;
    this.#wake = wake;
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
    return new Promise((resolve) => {
      const listening = new AbortController();
      const { signal } = listening;
      let hasOpened = false;
      const end = (lasted: boolean) => {
        listening.abort();
        clearTimeout(silence);
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
        // What happened while nobody listened.
        this.#wake();
      });
      on('message', () => {
        silence.refresh();
        this.#wake();
      });
      on('close', () => end(hasOpened));
      on('error', () => end(hasOpened));
    });
  }
}
