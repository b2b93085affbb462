import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { Client } from 'pg';

const CHANNELS = ['feed', 'desk_revoked', 'desk_standing'] as const;
export type Channel = (typeof CHANNELS)[number];

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

export type ListenOptions = {
  onNote(channel: Channel, payload: string): void;
  /** The connection is new: what happened before it was not heard. */
  onConnect(): void;
};

/** Hears what any process of the hub commits. Its own connection, because a pooled one forgets that it listens. */
export class Listener {
  readonly #url: string;
  readonly #options: ListenOptions;
  readonly #stop = new AbortController();
  #client: Client | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(url: string, options: ListenOptions) {
    this.#url = url;
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    void this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    while (!this.#stop.signal.aborted) {
      const hasHeard = await this.#listen().catch(() => false);
      wait = hasHeard ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
      await setTimeout(wait, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Resolves when the connection ends. */
  async #listen(): Promise<boolean> {
    const client = new Client({ connectionString: this.#url, keepAlive: true });
    this.#client = client;
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      // Without a listener a lost connection would end the hub.
      client.on('error', () => void client.end().catch(() => undefined));
    });
    await this.#unlessStopped(client.connect());
    client.on('notification', ({ channel, payload }) => {
      const known = CHANNELS.find((name) => name === channel);
      if (known) this.#options.onNote(known, payload ?? '');
    });
    for (const channel of CHANNELS) await client.query(`listen ${channel}`);
    this.#options.onConnect();
    if (this.#stop.signal.aborted) await client.end();
    await ended;
    return true;
  }

  /** A client that is ended while it connects settles nothing: a hub that stops as soon as it starts would wait for ever. */
  #unlessStopped(connecting: Promise<unknown>): Promise<unknown> {
    const { signal } = this.#stop;
    const stopped = new Promise<never>((_resolve, reject) => {
      const end = () => reject(new Error('stopped'));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
    return Promise.race([connecting, stopped]);
  }
}

/** Heard when the transaction commits. */
export async function notifyRevoked(trx: Knex, deskId: string): Promise<void> {
  await trx.raw(`select pg_notify('desk_revoked', ?)`, [deskId]);
}

/** A desk is to ask how it stands: it was locked or freed, or belongs to another ring. */
export async function notifyStanding(trx: Knex, deskId: string): Promise<void> {
  await trx.raw(`select pg_notify('desk_standing', ?)`, [deskId]);
}
