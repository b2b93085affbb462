import { randomUUID } from 'node:crypto';
import { CodedError } from '#common/contract/coded-error.ts';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { findScanners, SBI_PORTS, type Found } from './find-scanners.ts';
import { sbiName, subDeviceFor } from './finger-names.ts';
import type { FoundScanner } from './found-scanner.ts';
import { FIRST_HASH } from './hash-chain.ts';
import { CaptureAnswer, SBI_VERSION } from './messages.ts';
import { ReplayGuard } from './replay-guard.ts';
import { streamFrames } from './stream.ts';
import { askSbi, type Limits } from './transport.ts';
import type { TrustAnchors } from './trust.ts';
import { verifyCapture, type VerifiedPrint } from './verify-capture.ts';

/** How long a desk waits, and how much it takes. */
export type SbiPatience = {
  short: Limits;
  /** What the device is given for a capture. */
  captureMs: number;
  /** It answers at its own timeout; so much longer the desk waits for the answer to arrive. */
  graceMs: number;
  maxCaptureBytes: number;
  streamMs: number;
};

const MEGABYTE = 1024 * 1024;
export const SBI_PATIENCE: SbiPatience = {
  short: { silenceMs: 3_000, wholeMs: 5_000, maxBytes: MEGABYTE },
  captureMs: 20_000,
  graceMs: 4_000,
  maxCaptureBytes: 32 * MEGABYTE,
  streamMs: 300_000,
};
export type SbiParts = {
  trust: () => TrustAnchors;
  now: () => Date;
  ports?: readonly number[];
  patience?: SbiPatience;
};

export type CaptureWish = {
  fingers: readonly FingerPosition[];
  exceptions: readonly FingerPosition[];
  requestedScore: number;
};

/** The fingerprint devices of this PC by MOSIP SBI 0.9.5, and what must be remembered between two captures. */
export class SbiClient {
  readonly #parts: SbiParts;
  readonly #patience: SbiPatience;
  readonly #replay = new ReplayGuard();
  /** The last hash of each device: the next record is chained to it. */
  readonly #lastHash = new Map<string, string>();

  constructor(parts: SbiParts) {
    this.#parts = parts;
    this.#patience = parts.patience ?? SBI_PATIENCE;
  }

  find(): Promise<Found> {
    const { trust, now, ports = SBI_PORTS } = this.#parts;
    return findScanners({ ports, trust: trust(), limits: this.#patience.short, now });
  }

  /** The prints that hold; `problem` tells what stopped the others. Throws where there is none. */
  async capture(
    scanner: FoundScanner,
    wish: CaptureWish,
    signal: AbortSignal,
  ): Promise<{ prints: VerifiedPrint[]; problem: CodedError | null }> {
    const { trust, now } = this.#parts;
    const wholeMs = this.#patience.captureMs + this.#patience.graceMs;
    const previousHash = this.#lastHash.get(scanner.serial) ?? FIRST_HASH;
    const transactionId = randomUUID();
    const answer = await askSbi(
      {
        port: scanner.port,
        verb: 'RCAPTURE',
        path: '/capture',
        body: captureBody(scanner, wish, {
          transactionId,
          previousHash,
          timeoutMs: this.#patience.captureMs,
          at: now(),
        }),
        limits: { silenceMs: wholeMs, wholeMs, maxBytes: this.#patience.maxCaptureBytes },
        signal,
      },
      CaptureAnswer,
    );
    const asked = { scanner, transactionId, fingers: wish.fingers, previousHash };
    const verified = await verifyCapture(answer, asked, { trust: trust(), replay: this.#replay, now });
    this.#lastHash.set(scanner.serial, verified.lastHash);
    if (verified.prints.length === 0) throw verified.problem ?? new CodedError('FINGER_NOT_SEEN');
    return verified;
  }

  stream(
    scanner: FoundScanner,
    fingers: readonly FingerPosition[],
    onFrame: (jpeg: Buffer) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { short, streamMs, graceMs } = this.#patience;
    const body = {
      deviceId: scanner.deviceId,
      deviceSubId: subDeviceFor(fingers, scanner.subIds),
      timeout: String(streamMs),
    };
    // The device ends it at its own timeout, and says so.
    const limits = { ...short, wholeMs: streamMs + graceMs };
    return streamFrames(
      { port: scanner.port, verb: 'STREAM', path: '/stream', body, limits },
      onFrame,
      signal,
    );
  }
}

type Own = { transactionId: string; previousHash: string; timeoutMs: number; at: Date };

/** Every scalar is a text: devices refuse numbers. */
function captureBody(
  scanner: FoundScanner,
  { fingers, exceptions, requestedScore }: CaptureWish,
  own: Own,
): object {
  return {
    env: scanner.env,
    purpose: 'Registration',
    specVersion: SBI_VERSION,
    timeout: String(own.timeoutMs),
    captureTime: `${own.at.toISOString().slice(0, 19)}Z`,
    transactionId: own.transactionId,
    bio: [
      {
        type: 'Finger',
        count: String(fingers.length),
        bioSubType: fingers.map(sbiName),
        exception: exceptions.map(sbiName),
        requestedScore: String(requestedScore),
        deviceId: scanner.deviceId,
        deviceSubId: subDeviceFor(fingers, scanner.subIds),
        previousHash: own.previousHash,
      },
    ],
    customOpts: null,
  };
}
