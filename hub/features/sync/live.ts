import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { feedEnd } from '#hub/store/feed.ts';
import { Listener } from '#hub/store/listen.ts';

/** Desks take a silence of three of them for a connection that is only half there. */
const HEARTBEAT_MS = 15_000;
/** An office of 50 desks is told in 500 ms, one of five at once; more often than this nobody is told. */
const AT_ONCE = 5;
const APART_MS = 50;
const REVOKED = 4403;
const GOING_AWAY = 1001;

/** What the live feed needs of a WebSocket. */
export type LiveSocket = {
  readyState: number;
  send(text: string): void;
  ping(): void;
  close(code: number, reason?: string): void;
  terminate(): void;
  on(event: 'pong' | 'close' | 'error', listener: () => void): unknown;
};

type Connection = { socket: LiveSocket; officeId: string; deskId: string; isAlive: boolean };

const OPEN = 1;

/**
 * Pokes: `{"seq":n}` to every desk of an office whose feed moved on. A poke only wakes the puller and may be lost; the
 * same line again is the heartbeat.
 */
export class LiveFeed {
  readonly #hub: HubContext;
  readonly #listener: Listener;
  readonly #connections = new Set<Connection>();
  /** Offices whose desks are being told; true when the feed moved on meanwhile. */
  readonly #poking = new Map<string, boolean>();
  #heartbeat: NodeJS.Timeout | null = null;

  constructor(hub: HubContext, databaseUrl: string) {
    this.#hub = hub;
    this.#listener = new Listener(databaseUrl, {
      onNote: (channel, payload) => {
        if (channel === 'feed') void this.#poke(payload);
        else this.#cutOff(payload);
      },
      onConnect: () => this.#pokeAll(),
    });
  }

  get connected(): number {
    return this.#connections.size;
  }

  start(): void {
    this.#listener.start();
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  async stop(): Promise<void> {
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    for (const { socket } of this.#connections) socket.close(GOING_AWAY);
    await this.#listener.stop();
  }

  join(socket: LiveSocket, { officeId, deskId }: { officeId: string; deskId: string }): void {
    const connection: Connection = { socket, officeId, deskId, isAlive: true };
    this.#connections.add(connection);
    socket.on('pong', () => (connection.isAlive = true));
    socket.on('close', () => this.#connections.delete(connection));
    socket.on('error', () => socket.terminate());
    void this.#tell(connection);
  }

  /** Many changes at once are one poke: while a round of pokes goes out, further notes only ask for another one. */
  async #poke(officeId: string): Promise<void> {
    if (this.#poking.has(officeId)) {
      this.#poking.set(officeId, true);
      return;
    }
    do {
      this.#poking.set(officeId, false);
      await this.#round(officeId);
    } while (this.#poking.get(officeId) === true);
    this.#poking.delete(officeId);
  }

  /** Desks that all fetch at the same moment would make every push of that moment wait. */
  async #round(officeId: string): Promise<void> {
    const text = await this.#line(officeId);
    const connections = [...this.#connections].filter((connection) => connection.officeId === officeId);
    for (let start = 0; start === 0 || start < connections.length; start += AT_ONCE) {
      for (const connection of connections.slice(start, start + AT_ONCE)) send(connection, text);
      await sleep(APART_MS, undefined, { ref: false });
    }
  }

  /** Where the feed stands, for a desk that comes. */
  async #tell(connection: Connection): Promise<void> {
    send(connection, await this.#line(connection.officeId));
  }

  /** Null while the database is away; desks ask by themselves meanwhile. */
  async #line(officeId: string): Promise<string | null> {
    try {
      return JSON.stringify({ seq: await feedEnd(this.#hub.store, officeId) });
    } catch (error) {
      this.#hub.log.warn('poke failed', { error });
      return null;
    }
  }

  #pokeAll(): void {
    for (const officeId of new Set([...this.#connections].map((connection) => connection.officeId))) {
      void this.#poke(officeId);
    }
  }

  #cutOff(deskId: string): void {
    for (const { socket, deskId: id } of this.#connections) {
      if (id === deskId) socket.close(REVOKED, new CodedError('DESK_REVOKED').code);
    }
  }

  #beat(): void {
    for (const connection of this.#connections) {
      if (!connection.isAlive) {
        connection.socket.terminate();
        continue;
      }
      connection.isAlive = false;
      connection.socket.ping();
    }
    this.#pokeAll();
  }
}

function send({ socket }: Connection, text: string | null): void {
  if (text !== null && socket.readyState === OPEN) socket.send(text);
}
