import { createServer, type Server, type Socket } from 'node:net';
import { discovery, errorOf, info } from './answers.ts';
import { capture } from './capture.ts';
import type { MockDevice } from './device.ts';
import { SbiFaults } from './faults.ts';
import { stream } from './preview.ts';

const HEAD_END = '\r\n\r\n';
const MAX_REQUEST = 1024 * 1024;
const OVERSIZE = 40 * 1024 * 1024;

/** Node's own server refuses the verbs of SBI, so the device speaks on a bare socket. One question a connection. */
export function createSbiServer(device: MockDevice): Server {
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const request = wholeRequest(received);
      if (received.length > MAX_REQUEST) socket.destroy();
      if (!request) return;
      socket.removeAllListeners('data');
      void answer(device, socket, request).catch(() => socket.destroy());
    });
  });
}

type Request = { verb: string; path: string; body: unknown };

function wholeRequest(received: Buffer): Request | null {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  const start = end + HEAD_END.length;
  if (received.length < start + length) return null;
  const [verb = '', path = ''] = head.split(/\s/, 2);
  const text = received.toString('utf8', start, start + length);
  return { verb, path, body: text === '' ? {} : JSON.parse(text) };
}

async function answer(device: MockDevice, socket: Socket, { verb, path, body }: Request): Promise<void> {
  const port = socket.localPort ?? 0;
  device.asked += 1;
  // Whoever turns the faults is not subject to them.
  if (verb === 'POST' && path === '/admin/faults') {
    device.faults = SbiFaults.parse(body);
    send(socket, '{}');
    return;
  }
  if (device.faults.cut === 'ALL') {
    socket.destroy();
    return;
  }
  switch (`${verb} ${path}`) {
    case 'MOSIPDISC /device':
      send(socket, JSON.stringify(discovery(device, port, (body as { type?: unknown }).type)));
      break;
    case 'MOSIPDINFO /info':
      send(socket, JSON.stringify(await info(device, port)));
      break;
    case 'RCAPTURE /capture':
      await sendCapture(device, socket, body);
      break;
    case 'STREAM /stream':
      await stream(device, socket);
      break;
    default:
      send(socket, JSON.stringify({ error: errorOf('500') }), '405 OK');
  }
}

async function sendCapture(device: MockDevice, socket: Socket, body: unknown): Promise<void> {
  if (device.faults.cut === 'BEFORE') {
    socket.destroy();
    return;
  }
  const text = device.faults.tamper === 'GARBAGE' ? '<html>Device</html>' : await capture(device, body);
  if (device.faults.isOversize) {
    send(socket, JSON.stringify({ biometrics: [], filler: 'x'.repeat(OVERSIZE) }));
  } else if (device.faults.cut === 'MIDDLE') {
    const whole = whole200(text, '200 OK');
    socket.write(whole.subarray(0, Math.floor(whole.length / 2)), () => socket.destroy());
  } else send(socket, text);
}

function send(socket: Socket, text: string, status = '200 OK'): void {
  socket.end(whole200(text, status));
}

/** With an odd word in its head and an empty line behind its body, as the reference device writes. */
function whole200(text: string, status: string): Buffer {
  const body = Buffer.from(text);
  const head = [
    `HTTP/1.1 ${status}`,
    'CACHE-CONTROL:no-store',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: Closed',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head + HEAD_END), body, Buffer.from('\r\n\r\n')]);
}

/** Listens on the first free port where SBI devices are looked for, or on the one that is given. */
export async function listen(server: Server, wanted?: number): Promise<number> {
  const ports = wanted === undefined ? Array.from({ length: 100 }, (_none, index) => 4501 + index) : [wanted];
  for (const port of ports) {
    const isOpen = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isOpen) continue;
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  }
  throw new Error('no free port');
}
