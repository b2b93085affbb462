import type { Socket } from 'node:net';
import type { SbiPatience } from '#main/features/biometrics/sbi/sbi-client.ts';
import { newDevice, type MockDevice } from '#tools/sbi-mock/device.ts';
import { SbiFaults } from '#tools/sbi-mock/faults.ts';
import { newIdentity, type MockIdentity } from '#tools/sbi-mock/identity.ts';
import { createSbiServer, listen } from '#tools/sbi-mock/server.ts';

/** A simulated fingerprint device on a real port of this PC. */
export type RunningDevice = {
  device: MockDevice;
  port: number;
  issuer: string;
  faults(faults: Partial<SbiFaults>): void;
  /** As if its cable were pulled: every line is cut. */
  cutAll(): void;
  close(): Promise<void>;
};

/** Long enough for a PC that does ten other things; nothing in a test waits for it. */
export const SHORT_SBI: SbiPatience = {
  short: { silenceMs: 15_000, wholeMs: 20_000, maxBytes: 1024 * 1024 },
  captureMs: 15_000,
  graceMs: 5_000,
  maxCaptureBytes: 4 * 1024 * 1024,
  streamMs: 20_000,
};

/** Keys take long to make: one pair a serial number for all tests of a file. */
const identities = new Map<string, MockIdentity>();

export async function openDevice(
  options: Parameters<typeof newDevice>[1] & {
    serial?: string;
    /** Where a desk looks for devices, or any port for a client that is told it. */
    at?: 'RANGE' | 'ANYWHERE';
  } = {},
): Promise<RunningDevice> {
  const { serial = 'LKT-SIM-0001', at = 'ANYWHERE', ...rest } = options;
  const identity = identities.get(serial) ?? newIdentity(serial);
  identities.set(serial, identity);
  const device = newDevice(serial, { ...rest, identity: { ...identity } });
  const server = createSbiServer(device);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server, at === 'RANGE' ? undefined : 0);
  const cutAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    device,
    port,
    issuer: device.identity.authority.cert,
    faults: (faults) => (device.faults = SbiFaults.parse(faults)),
    cutAll,
    close: () =>
      new Promise((resolve) => {
        cutAll();
        server.close(() => resolve());
      }),
  };
}
