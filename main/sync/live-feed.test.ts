import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveFeed } from './live-feed.ts';

const SILENCE_MS = 200;
/** The first byte of a frame that says goodbye. */
const CLOSING = 0x88;
/** RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A hub whose sockets open and then say nothing, not even that they close: as behind a line that died. */
class SilentHub {
  readonly #server: Server = createServer();
  readonly sockets: Socket[] = [];
  /** The first byte that each of them was sent. */
  readonly heard: (number | undefined)[] = [];

  constructor() {
    this.#server.on('upgrade', (request, stream) => {
      // An HTTP server over TCP hands on the connection itself.
      const socket = stream as Socket;
      const accept = createHash('sha1')
        .update(`${request.headers['sec-websocket-key']}${GUID}`)
        .digest('base64');
      const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
      socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
      socket.on('error', () => undefined);
      const place = this.sockets.push(socket) - 1;
      socket.once('data', (bytes: Buffer) => (this.heard[place] = bytes[0]));
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/v1/live`;
  }

  /** One text frame, unmasked as a server's are. */
  say(text: string): void {
    const body = Buffer.from(text);
    this.sockets.at(-1)?.write(Buffer.concat([Buffer.from([0x81, body.length]), body]));
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.#server.close();
  }
}

let hub: SilentHub;
let feed: LiveFeed;
let wakes: number;

beforeEach(async () => {
  hub = new SilentHub();
  const url = await hub.open();
  wakes = 0;
  const client = { live: async () => ({ url, headers: {} }) };
  const wake = () => (wakes += 1);
  const listener = {
    listening: (isListening: boolean) => void (isListening && wake()),
    line: wake,
    page: wake,
    unreadable: wake,
  };
  feed = new LiveFeed(client, listener, { silenceMs: SILENCE_MS });
  void feed.run();
  await expect.poll(() => wakes).toBe(1);
});
afterEach(() => {
  feed.stop();
  hub.close();
});

it('a hub whose socket stays open and says nothing is left and connected anew', async () => {
  await expect.poll(() => hub.sockets.length, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(hub.heard[0]).toBe(CLOSING);
  expect(wakes).toBeGreaterThan(1);
});

it('a hub that speaks now and then is kept', async () => {
  const until = Date.now() + 4 * SILENCE_MS;
  while (Date.now() < until) {
    hub.say('{"seq":1}');
    await new Promise((resolve) => void setTimeout(resolve, SILENCE_MS / 4));
  }
  expect(hub.sockets).toHaveLength(1);
  expect(wakes).toBeGreaterThan(4);
});
