import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { blockJpeg } from '#tools/scanner-simulator/jpeg.ts';
import { errorOf } from './answers.ts';
import type { MockDevice } from './device.ts';
import { drawPrint } from './prints/draw-print.ts';

/** One drawn pixel is a block of eight in the picture. */
const SMALL = { width: 60, height: 84 };
const BLOCK = 8;
const BETWEEN_MS = 60;
const PICTURES = 6;
const HUGE = 64 * 1024 * 1024;

let drawn: readonly Buffer[] | null = null;

/** A finger that comes down on the glass a little differently each time. */
function pictures(): readonly Buffer[] {
  drawn ??= Array.from({ length: PICTURES }, (_none, index) => {
    const large = drawPrint({ seed: 900, width: SMALL.width * 4, height: SMALL.height * 4 });
    const firmness = 0.4 + (0.6 * index) / (PICTURES - 1);
    const size = { width: SMALL.width * BLOCK, height: SMALL.height * BLOCK };
    const shade = (column: number, row: number) => large.data[row * 4 * large.width + column * 4] ?? 0;
    return Buffer.from(blockJpeg(size, (column, row) => 240 - (240 - shade(column, row)) * firmness));
  });
  return drawn;
}

/** Pictures in the parts of a message without end, as the reference device sends them: with a delimiter that is not quite right. */
export async function stream(device: MockDevice, socket: Socket): Promise<void> {
  const { faults } = device;
  if (device.isStreaming) {
    socket.end(`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${message('607')}`);
    return;
  }
  device.isStreaming = true;
  try {
    socket.write(
      'HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=--BoundaryString\r\n\r\n',
    );
    for (let frame = 0; !socket.destroyed; frame += 1) {
      if (faults.stream && frame >= faults.stream.frames) {
        end(socket, faults.stream.end);
        return;
      }
      const jpeg = pictures()[frame % PICTURES] ?? Buffer.alloc(0);
      socket.write(head(jpeg.length));
      socket.write(jpeg);
      socket.write('\r\n\r\n');
      await wait(BETWEEN_MS);
    }
  } finally {
    device.isStreaming = false;
  }
}

function end(socket: Socket, how: 'MESSAGE' | 'CUT' | 'HUGE' | 'NO_LENGTH'): void {
  if (how === 'CUT') socket.destroy();
  if (how === 'MESSAGE') socket.end(message('609'));
  if (how === 'HUGE') socket.write(head(HUGE));
  if (how === 'NO_LENGTH') socket.write('--BoundaryString\r\nContent-Type: image/jpeg\r\n\r\nabc');
}

function head(length: number): string {
  return `--BoundaryString\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: image/jpeg\r\nContent-Length: ${length}\r\n\r\n`;
}

function message(code: string): string {
  return JSON.stringify({ error: errorOf(code) });
}
