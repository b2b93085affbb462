import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { Listener } from '#hub/store/listen.ts';
import { LivePages, type Told } from './live-pages.ts';

/** Desks take a silence of three of them for a connection that is only half there. */
const HEARTBEAT_MS = 15_000;
/** Nobody is told more often; what happens meanwhile is one page. */
const APART_MS = 100;
/** Desks that must fetch for themselves are told one after the other: 50 of them at once would make every push wait. */
const AT_ONCE = 5;
const BETWEEN_MS = 50;
/** A desk that takes nothing any more must not fill the hub's memory; it comes back and fetches. */
const LARGEST_BACKLOG = 8_000_000;
const REVOKED = 4403;
const GOING_AWAY = 1001;
/** Come back and ask: how a desk stands crosses with its own question alone, and what missed this note learns it with the next round. */
const ASK_ANEW = 4205;

/** What the live feed needs of a WebSocket. */
export type LiveSocket = {
  readyState: number;
  bufferedAmount: number;
  send(message: string | Buffer): void;
  ping(): void;
  close(code: number, reason?: string): void;
  terminate(): void;
  on(event: 'pong' | 'close' | 'error', listener: () => void): unknown;
};

type Connection = { socket: LiveSocket; officeId: string; deskId: string; isAlive: boolean };

const OPEN = 1;

/**
 * Tells every desk of an office that its feed moved on: with what happened, or, where a desk cannot have that, with a line
 * that only wakes its puller. Either may be lost. The line again is the heartbeat.
 */
export class LiveFeed {
  readonly #hub: HubContext;
  readonly #listener: Listener;
  readonly #pages: LivePages;
  readonly #connections = new Set<Connection>();
  /** Offices whose desks are being told; true when the feed moved on meanwhile. */
  readonly #poking = new Map<string, boolean>();
  #heartbeat: NodeJS.Timeout | null = null;

  /** `onCutOff`: a desk was shut out or has another key now, whichever process of the hub decided it. */
  constructor(hub: HubContext, databaseUrl: string, onCutOff: (deskId: string) => void = () => undefined) {
    this.#hub = hub;
    this.#pages = new LivePages(hub);
    this.#listener = new Listener(databaseUrl, {
      onNote: (channel, payload) => {
        if (channel === 'feed') void this.#poke(payload);
        else if (channel === 'desk_standing') this.#sendBack(payload);
        else {
          onCutOff(payload);
          this.#cutOff(payload);
        }
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

  /** Many changes at once are told once: while a round goes out, further notes only ask for another one. */
  async #poke(officeId: string): Promise<void> {
    if (this.#of(officeId).length === 0) return;
    if (this.#poking.has(officeId)) {
      this.#poking.set(officeId, true);
      return;
    }
    try {
      do {
        this.#poking.set(officeId, false);
        await this.#round(officeId);
      } while (this.#poking.get(officeId) === true);
    } finally {
      this.#poking.delete(officeId);
    }
  }

  async #round(officeId: string): Promise<void> {
    // Who comes while it is read is told where the feed stands, and is not among those whom the page knows.
    const connections = this.#of(officeId);
    const told = await this.#read(() => this.#pages.next(officeId));
    if (told) await this.#tellAll(connections, told);
    await sleep(APART_MS, undefined, { ref: false });
  }

  async #tellAll(connections: readonly Connection[], { page, line }: Told): Promise<void> {
    const fetching = page ? connections.filter(({ deskId }) => page.leftOut.has(deskId)) : connections;
    for (const connection of page ? connections : []) {
      // Where the note of a revocation was lost, the data itself stops here.
      if (!page?.trusted.has(connection.deskId)) revoke(connection);
      else if (!page.leftOut.has(connection.deskId)) send(connection, page.packed);
    }
    for (let start = 0; start < fetching.length; start += AT_ONCE) {
      if (start > 0) await sleep(BETWEEN_MS, undefined, { ref: false });
      for (const connection of fetching.slice(start, start + AT_ONCE)) send(connection, line);
    }
  }

  /** Where the feed stands, for a desk that comes. */
  async #tell(connection: Connection): Promise<void> {
    const isFirst = this.#of(connection.officeId).length === 1;
    const line = await this.#read(() => this.#pages.line(connection.officeId, isFirst));
    if (line) send(connection, line);
  }

  /** Null while the database is away; desks ask by themselves meanwhile. */
  async #read<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      this.#hub.log.warn('live feed not read', { error });
      return null;
    }
  }

  #pokeAll(): void {
    for (const officeId of new Set([...this.#connections].map((connection) => connection.officeId))) {
      void this.#poke(officeId);
    }
  }

  #cutOff(deskId: string): void {
    for (const connection of this.#connections) if (connection.deskId === deskId) revoke(connection);
  }

  #sendBack(deskId: string): void {
    for (const connection of this.#connections) {
      if (connection.deskId === deskId) connection.socket.close(ASK_ANEW);
    }
  }

  #of(officeId: string): Connection[] {
    return [...this.#connections].filter((connection) => connection.officeId === officeId);
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

function revoke({ socket }: Connection): void {
  socket.close(REVOKED, new CodedError('DESK_REVOKED').code);
}

function send({ socket }: Connection, message: string | Buffer): void {
  if (socket.readyState !== OPEN) return;
  if (socket.bufferedAmount > LARGEST_BACKLOG) socket.terminate();
  else socket.send(message);
}
