import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

import type { Commands, Events } from './protocol.ts';

type Pending = {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
};

type Incoming = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

/** One DevTools session: the browser itself (without id) or one page. */
export class Session {
  private readonly connection: Connection;
  private readonly events = new EventEmitter();
  readonly id: string | undefined;

  constructor(connection: Connection, id: string | undefined) {
    this.connection = connection;
    this.id = id;
    this.events.setMaxListeners(0);
  }

  send<M extends keyof Commands>(method: M, params?: Commands[M]['params']): Promise<Commands[M]['result']> {
    // The table in protocol.ts pairs each method with its result.
    return this.connection.send(method, params, this.id) as Promise<Commands[M]['result']>;
  }

  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    this.events.on(event, listener);
  }

  dispatch(method: string, params: unknown): void {
    this.events.emit(method, params);
  }
}

/**
 * The DevTools connection over Chromium's `--remote-debugging-pipe`: JSON messages parted by NUL. A pipe needs no open port,
 * is quicker than a WebSocket, and Chromium quits by itself when its other end closes.
 */
export class Connection {
  readonly browser = new Session(this, undefined);
  private readonly sessions = new Map<string, Session>();
  private readonly pending = new Map<number, Pending>();
  private readonly output: Writable;
  private lastId = 0;
  private closed = false;

  constructor(input: Readable, output: Writable) {
    this.output = output;
    // A dead Chromium shows as EPIPE here; its exit is handled by the process, not per message.
    output.on('error', () => this.close());
    input.on('error', () => this.close());
    input.on('close', () => this.close());
    readMessages(input, (text) => this.receive(JSON.parse(text) as Incoming));
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new ConnectionClosed(method));
    const id = ++this.lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.pending.set(id, { method, resolve, reject });
    this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return promise;
  }

  openSession(id: string): Session {
    const session = new Session(this, id);
    this.sessions.set(id, session);
    return session;
  }

  closeSession(id: string): void {
    this.sessions.delete(id);
  }

  private receive(message: Incoming): void {
    if (message.id !== undefined) {
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result);
      return;
    }
    const session = message.sessionId === undefined ? this.browser : this.sessions.get(message.sessionId);
    if (session && message.method) session.dispatch(message.method, message.params);
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const { method, reject } of this.pending.values()) reject(new ConnectionClosed(method));
    this.pending.clear();
  }
}

export class ConnectionClosed extends Error {
  constructor(method: string) {
    super(`${method}: Chromium has gone`);
    this.name = 'ConnectionClosed';
  }
}

function readMessages(input: Readable, onMessage: (text: string) => void): void {
  let chunks: Buffer[] = [];
  input.on('data', (data: Buffer) => {
    let from = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, from)) {
      chunks.push(data.subarray(from, end));
      const text = Buffer.concat(chunks).toString('utf8');
      chunks = [];
      from = end + 1;
      onMessage(text);
    }
    if (from < data.length) chunks.push(data.subarray(from));
  });
}
