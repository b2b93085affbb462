import type { Desk } from '#main/features/desk.ts';
import type { fingerChannels } from '#common/contract/ipc/fingers.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { captureHandlers } from './capture-handlers.ts';
import type { SbiParts } from './sbi/sbi-client.ts';
import { SeatScanners } from './seat-scanners.ts';
import { scannerSettingsHandlers } from './settings-handlers.ts';

type Mine = keyof typeof fingerChannels;

export function fingerHandlers(desk: Desk, parts: Partial<SbiParts> = {}): Pick<Handlers, Mine> {
  const seat = new SeatScanners(desk, parts);
  return {
    'biometrics.scanners': () => seat.find(),
    ...captureHandlers(desk, seat),
    ...scannerSettingsHandlers(desk, seat),
  };
}
