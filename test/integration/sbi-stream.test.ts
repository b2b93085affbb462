import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { must } from '#common/kernel/must.ts';
import { FrameReader, MAX_END, MAX_FRAME } from '#main/features/biometrics/sbi/frame-reader.ts';
import { SbiClient } from '#main/features/biometrics/sbi/sbi-client.ts';
import { streamFrames } from '#main/features/biometrics/sbi/stream.ts';
import { TrustAnchors } from '#main/features/biometrics/sbi/trust.ts';
import { openDevice, SHORT_SBI, type RunningDevice } from '#test/support/sbi-mock.ts';

/** A PC that does ten other things is slow to begin. */
const WAIT = { timeout: 15_000 };

let running: RunningDevice;
beforeEach(async () => {
  running = await openDevice();
});
afterEach(() => running.close());

async function watch(stop = new AbortController(), until = Number.POSITIVE_INFINITY) {
  const client = new SbiClient({
    trust: () => new TrustAnchors([running.issuer]),
    now: () => new Date(),
    ports: [running.port],
    patience: SHORT_SBI,
  });
  const scanner = must((await client.find()).scanners[0], 'it is there');
  const frames: Buffer[] = [];
  const onFrame = (jpeg: Buffer) => {
    frames.push(jpeg);
    if (frames.length >= until) stop.abort();
  };
  const code = await client.stream(scanner, ['RIGHT_THUMB'], onFrame, stop.signal).then(
    () => 'STOPPED',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
  return { frames, code };
}

describe('the live picture', () => {
  it('comes as whole pictures until somebody stops it', async () => {
    const { frames, code } = await watch(new AbortController(), 3);
    expect(code).toBe('STOPPED');
    for (const frame of frames) {
      expect([...frame.subarray(0, 2), ...frame.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    }
    await expect.poll(() => running.device.isStreaming, WAIT).toBe(false);
  });

  it.each([
    ['MESSAGE', 'FINGER_SCANNER_SLOW'],
    ['CUT', 'FINGER_SCANNER_GONE'],
    ['HUGE', 'FINGER_ANSWER_TOO_LARGE'],
    ['NO_LENGTH', 'FINGER_ANSWER_UNREADABLE'],
  ] as const)('ends with %s: %s', async (end, code) => {
    running.faults({ stream: { frames: 3, end } });
    const seen = await watch();
    expect(seen.code).toBe(code);
    expect(seen.frames.length).toBeGreaterThan(0);
  });
});

it('a stream that never ends is let go of after its time', async () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  const part = Buffer.concat([Buffer.from(`a\r\nContent-Length: ${jpeg.length}\r\n\r\n`), jpeg]);
  const timers: NodeJS.Timeout[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
      timers.push(setInterval(() => socket.write(part), 20));
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  let frames = 0;
  const limits = { silenceMs: 15_000, wholeMs: 1_500, maxBytes: MAX_FRAME };
  const asked = { port, verb: 'STREAM', path: '/stream', body: {}, limits } as const;
  const ended = streamFrames(asked, () => (frames += 1), new AbortController().signal);
  await expect(ended).rejects.toMatchObject({ code: 'FINGER_SCANNER_SLOW' });
  expect(frames).toBeGreaterThan(1);
  timers.forEach((timer) => clearInterval(timer));
  await new Promise((resolve) => server.close(resolve));
});

describe('parts of a stream', () => {
  const part = (body: string) =>
    `--BoundaryString\r\nContent-Type: image/jpeg\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`;

  it('are the same however they are cut on their way', () => {
    const whole = Buffer.from(part('first') + part('--BoundaryString\r\n\r\n') + part('third'));
    for (let size = 1; size < whole.length; size += 1) {
      const reader = new FrameReader();
      const bodies: string[] = [];
      for (let at = 0; at < whole.length; at += size) {
        bodies.push(...reader.push(whole.subarray(at, at + size)).map(({ body }) => body.toString()));
      }
      expect(bodies, String(size)).toEqual(['first', '--BoundaryString\r\n\r\n', 'third']);
    }
  });

  it('are no larger than a picture can be, and have a head of a reasonable size', () => {
    expect(() =>
      new FrameReader().push(Buffer.from(`a\r\nContent-Length: ${MAX_FRAME + 1}\r\n\r\n`)),
    ).toThrow('FINGER_ANSWER_TOO_LARGE');
    expect(() => new FrameReader().push(Buffer.alloc(5_000, 'x'))).toThrow('FINGER_ANSWER_UNREADABLE');
  });

  it('end with a message that is short, and keep no empty lines', () => {
    const message = '{"error":{"errorCode":"101"}}';
    const short = new FrameReader();
    expect(short.push(Buffer.from(`\r\n${message}`))).toEqual([]);
    expect(short.end().toString()).toBe(message);
    const endless = new FrameReader();
    endless.push(Buffer.from('{'));
    const drip = () => {
      for (let size = 0; size <= MAX_END; size += 4096) endless.push(Buffer.alloc(4096, 'x'));
    };
    expect(drip).toThrow('FINGER_ANSWER_TOO_LARGE');
    const blank = new FrameReader();
    for (let count = 0; count < 100; count += 1) blank.push(Buffer.alloc(1000, '\n'));
    expect(blank.end()).toHaveLength(0);
  });
});
