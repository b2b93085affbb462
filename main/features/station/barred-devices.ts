import type { ChannelName } from '#common/contract/ipc/index.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PolicyDevice } from '#common/domain/station/machine-policy.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';

/** What reaches for a device. The camera is asked for by the page itself: there the browser's own permission decides. */
const USES: Readonly<Record<Exclude<PolicyDevice, 'CAMERA'>, readonly ChannelName[]>> = {
  FINGERPRINT: ['biometrics.scanners', 'biometrics.startPreview', 'biometrics.captureFingers'],
  SCANNER: [
    'station.testScanners',
    'documents.scanners',
    'documents.addScanner',
    'documents.scannerOffer',
    'documents.scan',
  ],
  CHIP_READER: ['production.chooseChipReader', 'production.readChip'],
  PRINTER: ['printing.print', 'printing.choosePrinter', 'printing.retry', 'printing.testPage'],
};

/** Devices that IT did not allow on this PC are not reached for, whoever asks: these channels say so. */
export function withoutBarredDevices(
  allowed: readonly PolicyDevice[] | undefined,
  handlers: Handlers,
): Handlers {
  if (!allowed) return handlers;
  const barred = Object.entries(USES).filter(([device]) => !allowed.some((one) => one === device));
  const refusals = barred.flatMap(([device, channels]) =>
    channels.map((channel) => [channel, () => Promise.reject(new CodedError('DEVICE_BARRED', { device }))]),
  );
  // A refusal answers nothing, so it stands for every handler.
  return { ...handlers, ...(Object.fromEntries(refusals) as Partial<Handlers>) };
}
