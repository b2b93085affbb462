import { createHmac, hkdfSync } from 'node:crypto';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { addressKey } from '#common/domain/identity/likeness.ts';
import type { Lots } from '#common/domain/queue/lot.ts';
import { daySeed, lotsOf } from './day-seed.ts';

/** What every desk of an office and its hub work out alike from the office's key, and nobody else can. */
export class OfficeSecret {
  readonly #officeKey: Buffer;
  readonly #tieKey: Buffer;

  constructor(officeKey: Buffer) {
    this.#officeKey = officeKey;
    this.#tieKey = Buffer.from(hkdfSync('sha256', officeKey, Buffer.alloc(0), 'loket/ties/1', 32));
  }

  seed(office: string, day: PlainDate): string {
    return daySeed(this.#officeKey, office, day);
  }

  lots(office: string, day: PlainDate): Lots {
    return lotsOf(this.seed(office, day));
  }

  /** A family card's number, to be compared and never read. */
  kkTie(kkNumber: string | null | undefined): string | null {
    return kkNumber ? this.#tie('KK', kkNumber) : null;
  }

  /** An address in one spelling, to be compared and never read. */
  addressTie(address: string | null | undefined): string | null {
    const key = addressKey(address ?? '');
    return key === null ? null : this.#tie('ADDRESS', key);
  }

  #tie(kind: string, value: string): string {
    return createHmac('sha256', this.#tieKey).update(`${kind} ${value}`).digest('hex');
  }
}
