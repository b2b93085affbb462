import { z } from 'zod';
import { FingerPosition, type PrintDevice } from '#common/domain/biometrics/finger.ts';
import type { PrintFormat } from '#common/domain/biometrics/fir.ts';
import { ApplicationId, type AttachmentId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { channel } from './channel.ts';
import type { ReplyError } from './reply.ts';

/** A fingerprint device on this PC, as the window names it; `id` changes when it is plugged in elsewhere. */
export type FingerScanner = {
  id: string;
  make: string;
  model: string;
  serial: string;
  certification: 'L0' | 'L1';
  /** Takes several fingers at once. */
  isSlap: boolean;
  status: 'Ready' | 'Busy' | 'Not Ready' | 'Not Registered';
  /** It is the one that IT registered for this desk, or none is registered. */
  isOfDesk: boolean;
};

/** What a search found, and why something that answered was left aside. */
export type FingerScanners = { scanners: readonly FingerScanner[]; refused: readonly ReplyError[] };

/** One print as it came: whoever looks at it sees `image`; it is in the vault when it is the best so far. */
export type TakenPrint = {
  position: FingerPosition;
  attachmentId: AttachmentId | null;
  quality: number;
  image: Uint8Array;
  format: PrintFormat;
  width: number;
  height: number;
  device: PrintDevice;
};

/** The prints that hold, and what stopped the others. */
export type TakenPrints = { prints: readonly TakenPrint[]; problem: ReplyError | null };

export const TrustedIssuer = z.object({ id: z.string(), name: z.string(), pem: z.string() });
export type TrustedIssuer = z.infer<typeof TrustedIssuer>;

/** What this PC knows about fingerprint devices. It belongs to the PC, not to the office. */
export const FingerScannerSettings = z.object({
  /** Certificates of the issuers, or of single devices, that are believed. */
  issuers: z.array(TrustedIssuer),
  /** The one device of this desk; null for any whose issuer is believed. */
  device: z.object({ serial: z.string(), code: z.string(), make: z.string(), model: z.string() }).nullable(),
  /** The least certification of a device. */
  level: z.enum(['L0', 'L1']),
});
export type FingerScannerSettings = z.infer<typeof FingerScannerSettings>;

export type ShownSettings = Pick<FingerScannerSettings, 'device' | 'level'> & {
  issuers: readonly { id: string; name: string; expiresOn: PlainDate; isExpired: boolean }[];
};

const Nothing = z.object({}).strict();
const ScannerId = z.string().max(500);
const Fingers = z.array(FingerPosition).min(1).max(4);

export const fingerChannels = {
  /** Tells nothing of anybody, so that IT sees the devices too. */
  'biometrics.scanners': channel<FingerScanners>()('SIGNED_IN', Nothing),
  /** Live pictures come as events until it is stopped, another begins, or the device ends it. */
  'biometrics.startPreview': channel<null>()(
    'case.act',
    z.object({ applicationId: ApplicationId, scannerId: ScannerId, fingers: Fingers }).strict(),
  ),
  'biometrics.stopPreview': channel<null>()('SIGNED_IN', Nothing),
  'biometrics.captureFingers': channel<TakenPrints>()(
    'case.act',
    z
      .object({
        applicationId: ApplicationId,
        scannerId: ScannerId,
        fingers: z
          .array(
            z
              .object({
                position: FingerPosition,
                /** The best score so far: only a better print is kept. */
                best: z.int().min(0).max(100).nullable(),
              })
              .strict(),
          )
          .min(1)
          .max(4),
        exceptions: z.array(FingerPosition).max(10),
        requestedScore: z.int().min(0).max(100),
      })
      .strict(),
  ),
  'biometrics.cancelCapture': channel<null>()('SIGNED_IN', Nothing),
  'biometrics.scannerSettings': channel<ShownSettings>()('accounts.manage', Nothing),
  /** Asks for a PEM file with the system's dialog. */
  'biometrics.addIssuer': channel<ShownSettings>()('accounts.manage', Nothing),
  'biometrics.removeIssuer': channel<ShownSettings>()(
    'accounts.manage',
    z.object({ issuerId: z.string().max(120) }).strict(),
  ),
  /** The device that belongs to this desk; null for any that is believed. */
  'biometrics.registerScanner': channel<ShownSettings>()(
    'accounts.manage',
    z.object({ scannerId: ScannerId.nullable() }).strict(),
  ),
  'biometrics.scannerLevel': channel<ShownSettings>()(
    'accounts.manage',
    z.object({ level: z.enum(['L0', 'L1']) }).strict(),
  ),
};
