import { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { NO_FAULTS, type SbiFaults } from './faults.ts';
import { newIdentity, type MockIdentity } from './identity.ts';
import { drawPrint, type PrintDefect } from './prints/draw-print.ts';
import { fingerRecord } from './prints/finger-record.ts';
import { encodeJp2 } from './prints/jp2.ts';
import { encodeWsq } from './prints/wsq/encode-wsq.ts';

export type MockFormat = 'JP2' | 'WSQ';

/** The simulated device: who it is, how it misbehaves, and what it was asked. */
export type MockDevice = {
  identity: MockIdentity;
  faults: SbiFaults;
  format: MockFormat;
  isSlap: boolean;
  isStreaming: boolean;
  isCapturing: boolean;
  captures: number;
  /** Questions of any kind. */
  asked: number;
  /** Capture requests as they came, oldest first. */
  requests: unknown[];
  lastAnswer: string | null;
  lastRecord: Buffer | null;
  prints: Map<string, Promise<Buffer>>;
};

export function newDevice(
  serial = 'LKT-SIM-0001',
  options: Partial<Pick<MockDevice, 'format' | 'isSlap' | 'identity'>> = {},
): MockDevice {
  return {
    identity: options.identity ?? newIdentity(serial),
    faults: NO_FAULTS,
    format: 'JP2',
    isSlap: false,
    isStreaming: false,
    isCapturing: false,
    captures: 0,
    asked: 0,
    requests: [],
    lastAnswer: null,
    lastRecord: null,
    prints: new Map(),
    ...options,
  };
}

type Wish = { position: FingerPosition; quality: number; defect: PrintDefect; take: number };

/** Each capture of a finger is a little different, as with people: the score and the seed of the grain change. */
export function recordOf(device: MockDevice, { position, quality, defect, take }: Wish): Promise<Buffer> {
  const name = [position, defect, device.format, take, quality].join(' ');
  const known = device.prints.get(name);
  if (known) return known;
  const made = makeRecord(device, { position, quality, defect, take });
  device.prints.set(name, made);
  return made;
}

async function makeRecord(
  { format }: MockDevice,
  { position, quality, defect, take }: Wish,
): Promise<Buffer> {
  const seed = 1 + FingerPosition.options.indexOf(position) + take * 100;
  const print = drawPrint({ seed, defect });
  const image = format === 'JP2' ? await encodeJp2(print) : encodeWsq(print);
  return fingerRecord({ position, quality, format, width: print.width, height: print.height, image });
}
