import { connect } from 'node:net';
import { must } from '#common/kernel/must.ts';
import { SbiClient, SBI_PATIENCE } from '#main/features/biometrics/sbi/sbi-client.ts';
import { TrustAnchors } from '#main/features/biometrics/sbi/trust.ts';
import { openDevice, type RunningDevice } from '#test/support/sbi-mock.ts';
import { percentile, round, sample } from './statistics.ts';

const RUNS = Number(process.env['LOKET_BENCH_SBI'] ?? 200);

/**
 * A capture over SBI, every check included, beside a bare socket that sends the same question and reads the same answer to its
 * end without looking at it. Both pay for the simulated device's own work (drawing is done before, signing is not).
 */
export async function benchSbi() {
  const device = await openDevice({ format: 'JP2' });
  try {
    const client = new SbiClient({
      trust: () => new TrustAnchors([device.issuer]),
      now: () => new Date(),
      ports: [device.port],
      patience: SBI_PATIENCE,
    });
    const scanner = must((await client.find()).scanners[0], 'it is there');
    const wish = { fingers: ['RIGHT_THUMB' as const], exceptions: [], requestedScore: 60 };
    const signal = new AbortController().signal;
    await prepare(device);
    device.device.captures = 0;
    const checked = await sample(RUNS, () => client.capture(scanner, wish, signal), WARM_UP);
    const body = JSON.stringify(device.device.requests.at(-1));
    device.device.captures = 0;
    let bytes = 0;
    const bare = await sample(
      RUNS,
      async () => {
        bytes = await exchange(device.port, body);
      },
      WARM_UP,
    );
    const [checkedMs, bareMs] = [percentile(checked, 0.5), percentile(bare, 0.5)];
    return {
      runs: RUNS,
      answerKb: Math.round(bytes / 1024),
      checkedP50Ms: round(checkedMs),
      checkedP95Ms: round(percentile(checked, 0.95)),
      bareP50Ms: round(bareMs),
      bareP95Ms: round(percentile(bare, 0.95)),
      ratioP50: round(checkedMs / bareMs),
      ratioP95: round(percentile(checked, 0.95) / percentile(bare, 0.95)),
    };
  } finally {
    await device.close();
  }
}

const WARM_UP = 20;

/** Each capture is another print; they are drawn before the clock runs. */
async function prepare({ device }: RunningDevice): Promise<void> {
  const { recordOf } = await import('#tools/sbi-mock/device.ts');
  for (let take = 0; take < RUNS + WARM_UP; take += 1) {
    await recordOf(device, { position: 'RIGHT_THUMB', quality: 74, defect: 'NONE', take });
  }
}

function exchange(port: number, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`RCAPTURE /capture HTTP/1.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
    socket.on('data', (part: Buffer) => (size += part.length));
    socket.on('end', () => resolve(size));
    socket.on('error', reject);
  });
}
