import { CodedError } from '#common/contract/coded-error.ts';
import { parseFingerRecord, type FingerRecord } from '#common/domain/biometrics/fir.ts';
import type { FingerPosition, PrintDevice } from '#common/domain/biometrics/finger.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { problemOf } from './codes.ts';
import { sbiName } from './finger-names.ts';
import type { FoundScanner } from './found-scanner.ts';
import { checkHash, digestOf } from './hash-chain.ts';
import { CapturedData, DigitalId, type CaptureAnswer } from './messages.ts';
import type { ReplayGuard } from './replay-guard.ts';
import type { TrustAnchors } from './trust.ts';

export type VerifiedPrint = {
  position: FingerPosition;
  /** 0–100, the device's own. */
  quality: number;
  /** The ISO record as it was signed. */
  bytes: Buffer;
  record: FingerRecord;
  device: PrintDevice;
};

export type Asked = {
  scanner: FoundScanner;
  transactionId: string;
  fingers: readonly FingerPosition[];
  previousHash: string;
};

export type Verifier = { trust: TrustAnchors; replay: ReplayGuard; now: () => Date };

/** The prints that hold, in the order in which they are chained, and what stopped the rest. */
export type Verified = { prints: VerifiedPrint[]; lastHash: string; problem: CodedError | null };

/** A print counts only when everything about it holds; the first that does not ends the chain. */
export async function verifyCapture(
  answer: CaptureAnswer,
  asked: Asked,
  verifier: Verifier,
): Promise<Verified> {
  const verified: Verified = { prints: [], lastHash: asked.previousHash, problem: null };
  const left = new Set(asked.fingers);
  for (const one of answer.biometrics) {
    const problem = problemOf(one.error);
    if (problem || !one.data) {
      verified.problem ??= problem ?? new CodedError('FINGER_ANSWER_UNREADABLE');
      continue;
    }
    try {
      const print = await verifyOne(one.data, one.hash, {
        asked,
        left,
        previous: verified.lastHash,
        verifier,
      });
      verified.prints.push(print);
      verified.lastHash = print.device.recordHash;
      left.delete(print.position);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return { ...verified, problem: error };
    }
  }
  return verified;
}

type Step = { asked: Asked; left: ReadonlySet<FingerPosition>; previous: string; verifier: Verifier };

async function verifyOne(
  data: string,
  hash: string | null | undefined,
  { asked, left, previous, verifier }: Step,
): Promise<VerifiedPrint> {
  const { scanner } = asked;
  const now = verifier.now();
  const captured = await verifier.trust.open(data, CapturedData, now);
  const digitalId = await verifier.trust.open(captured.digitalId, DigitalId, now);
  if (digitalId.serialNo !== scanner.serial || captured.deviceCode !== scanner.code) {
    throw new CodedError('FINGER_OTHER_DEVICE');
  }
  if (captured.transactionId !== asked.transactionId) throw new CodedError('FINGER_TRANSACTION_WRONG');
  const bytes = Buffer.from(captured.bioValue, 'base64url');
  const recordHash = checkHash(hash, previous, bytes);
  verifier.replay.admit({ timestamp: captured.timestamp, content: digestOf(bytes) }, now);
  const position = [...left].find((one) => sbiName(one) === captured.bioSubType);
  const record = parseFingerRecord(bytes);
  if (!record.ok) throw new CodedError('FINGER_RECORD_UNREADABLE');
  const isOther = record.value.position !== null && record.value.position !== position;
  if (!position || isOther) throw new CodedError('FINGER_OTHER_FINGER');
  return {
    position,
    quality: Math.round(Number(captured.qualityScore)),
    bytes,
    record: record.value,
    device: {
      make: digitalId.make,
      model: digitalId.model,
      serial: digitalId.serialNo,
      code: captured.deviceCode,
      certification: scanner.certification,
      transactionId: captured.transactionId,
      recordHash,
      capturedAt: toInstant(new Date(captured.timestamp)),
    },
  };
}
