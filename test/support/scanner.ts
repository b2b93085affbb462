import type { AddressInfo } from 'node:net';
import type { Patience } from '#main/features/documents/intake/escl/scanner-link.ts';
import { ScannerFaults } from '#tools/scanner-simulator/faults.ts';
import { createScanner, newScanner, type SimulatedScanner } from '#tools/scanner-simulator/simulator.ts';

/** A simulated scanner on a real port of this PC. */
export type RunningScanner = {
  scanner: SimulatedScanner;
  url: string;
  faults(faults: Partial<ScannerFaults>): void;
  close(): Promise<void>;
};

/** A person would wait longer; a test has no reason to. */
export const SHORT: Patience = {
  answer: { silenceMs: 400, wholeMs: 900 },
  page: { silenceMs: 400, wholeMs: 900 },
  busyMs: 1200,
  againMs: 50,
};

export async function openScanner(tls?: { key: string; cert: string }, at = 0): Promise<RunningScanner> {
  const scanner = newScanner();
  const server = createScanner(scanner, tls);
  await new Promise<void>((resolve) => {
    server.listen(at, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    scanner,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    faults: (faults) => (scanner.faults = ScannerFaults.parse(faults)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
