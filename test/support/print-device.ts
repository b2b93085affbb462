import type { PrintDevice } from '#common/domain/biometrics/finger.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** What a device says of itself beside a print; a device that does not exist. */
export const PRINT_DEVICE: PrintDevice = {
  make: 'Loket',
  model: 'Simulated',
  serial: 'LKT-SIM-0001',
  code: 'LKT-SIM-0001-D',
  certification: 'L0',
  transactionId: 'test-0001',
  recordHash: '0123456789ABCDEF'.repeat(4),
  capturedAt: '2026-03-02T02:00:00.000Z' as Instant,
};
