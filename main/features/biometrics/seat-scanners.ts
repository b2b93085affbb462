import { CodedError } from '#common/contract/coded-error.ts';
import type { FingerScanner, FingerScanners, FingerScannerSettings } from '#common/contract/ipc/fingers.ts';
import type { Desk } from '#main/features/desk.ts';
import type { FoundScanner } from './sbi/found-scanner.ts';
import { SbiClient, type SbiParts } from './sbi/sbi-client.ts';
import { TrustAnchors } from './sbi/trust.ts';

/** Known by where it is and who it is: plugged in elsewhere it is another one. */
export function idOf({ port, deviceId, serial, code }: FoundScanner): string {
  return JSON.stringify([port, deviceId, serial, code]);
}

/** The fingerprint devices of this PC, with what IT decided about them. */
export class SeatScanners {
  readonly client: SbiClient;
  readonly #desk: Desk;
  #known: readonly FoundScanner[] = [];

  constructor(desk: Desk, parts: Partial<SbiParts> = {}) {
    this.#desk = desk;
    this.client = new SbiClient({
      trust: () => new TrustAnchors(this.#settings.issuers.map(({ pem }) => pem)),
      // The device's clock is compared with this PC's own, not with the day that a training office plays.
      now: () => new Date(),
      ...parts,
    });
  }

  async find(): Promise<FingerScanners> {
    if (this.#settings.issuers.length === 0) throw new CodedError('FINGER_ANCHORS_NONE');
    const { scanners, refused } = await this.client.find();
    this.#known = scanners;
    return {
      scanners: scanners.map((scanner) => shown(scanner, this.#settings)),
      refused: refused.map(({ code, details }) => (details ? { code, details } : { code })),
    };
  }

  getKnown(id: string): FoundScanner {
    const scanner = this.#known.find((one) => idOf(one) === id);
    if (!scanner) throw new CodedError('FINGER_SCANNER_NOT_FOUND');
    return scanner;
  }

  /** One that this desk may take fingers with. */
  getUsable(id: string): FoundScanner {
    const scanner = this.getKnown(id);
    const { level } = this.#settings;
    if (!isOfDesk(scanner, this.#settings)) throw new CodedError('FINGER_OTHER_DEVICE');
    if (level === 'L1' && scanner.certification !== 'L1') {
      throw new CodedError('FINGER_LEVEL_TOO_LOW', { level });
    }
    return scanner;
  }

  get #settings(): FingerScannerSettings {
    return this.#desk.preferences.fingers();
  }
}

function isOfDesk({ serial, code }: FoundScanner, { device }: FingerScannerSettings): boolean {
  return device === null || (device.serial === serial && device.code === code);
}

function shown(scanner: FoundScanner, settings: FingerScannerSettings): FingerScanner {
  const { make, model, serial, certification, isSlap, status } = scanner;
  const isOwn = isOfDesk(scanner, settings);
  return { id: idOf(scanner), make, model, serial, certification, isSlap, status, isOfDesk: isOwn };
}
