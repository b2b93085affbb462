import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { must } from '#common/kernel/must.ts';
import { FrameReader, MAX_FRAME } from '#main/features/biometrics/sbi/frame-reader.ts';
import { SbiClient } from '#main/features/biometrics/sbi/sbi-client.ts';
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
});
