import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SbiClient } from '#main/features/biometrics/sbi/sbi-client.ts';
import { TrustAnchors } from '#main/features/biometrics/sbi/trust.ts';
import { openDevice, SHORT_SBI, type RunningDevice } from '#test/support/sbi-mock.ts';

let running: RunningDevice;
beforeEach(async () => {
  running = await openDevice();
});
afterEach(() => running.close());

function clientAt(ports: readonly number[], issuers: readonly string[] = [running.issuer]): SbiClient {
  return new SbiClient({
    trust: () => new TrustAnchors(issuers),
    now: () => new Date(),
    ports,
    patience: SHORT_SBI,
  });
}

async function found(client = clientAt([running.port])) {
  const { scanners, refused } = await client.find();
  return { serials: scanners.map(({ serial }) => serial), refused: refused.map(({ code }) => code) };
}

it('finds every device among closed ports and services of other kinds, in the order of the ports', async () => {
  const other = await openDevice({ serial: 'LKT-SIM-0002', isSlap: true });
  const mute = createServer((socket) => socket.end('220 mail\r\n'));
  await new Promise<void>((resolve) => {
    mute.listen(0, '127.0.0.1', resolve);
  });
  const { port } = mute.address() as AddressInfo;
  const client = clientAt([1, port, other.port, running.port], [running.issuer, other.issuer]);
  const { scanners } = await client.find();
  const expected = [running, other]
    .toSorted((one, two) => one.port - two.port)
    .map(({ device }) => device.identity.serial);
  expect(scanners.map(({ serial }) => serial)).toEqual(expected);
  expect(scanners.find(({ serial }) => serial === 'LKT-SIM-0002')).toMatchObject({
    isSlap: true,
    subIds: ['1', '2', '3'],
  });
  mute.close();
  await other.close();
});

it.each([
  [{ callback: 'DISCOVERY' }, 'FINGER_CALLBACK_FOREIGN'],
  [{ callback: 'INFO' }, 'FINGER_CALLBACK_FOREIGN'],
  [{ status: 'Not Registered' }, 'FINGER_SCANNER_NOT_REGISTERED'],
  [{ tamper: 'SIGNER' }, 'FINGER_CERTIFICATE_UNTRUSTED'],
  [{ tamper: 'EXPIRED' }, 'FINGER_CERTIFICATE_EXPIRED'],
] as const)('leaves a device aside that is not to be believed: %o', async (faults, code) => {
  running.faults(faults);
  expect(await found()).toEqual({ serials: [], refused: [code] });
});

it('shows a device that is busy or not ready, with its state', async () => {
  for (const status of ['Busy', 'Not Ready'] as const) {
    running.faults({ status });
    expect((await clientAt([running.port]).find()).scanners).toMatchObject([{ status }]);
  }
});

it('believes nobody where no issuer is known', async () => {
  expect(await found(clientAt([running.port], []))).toEqual({
    serials: [],
    refused: ['FINGER_CERTIFICATE_UNTRUSTED'],
  });
});
