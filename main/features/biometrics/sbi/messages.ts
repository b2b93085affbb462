import { z } from 'zod';

/** Everything of MOSIP SBI 0.9.5 that comes in. Scalars are texts; what is not known is left aside. */
const Text = z.string().max(400);
const Jws = z.string().max(64 * 1024);

export const SBI_VERSION = '0.9.5';

export const SbiError = z.object({
  errorCode: z.string().regex(/^\d{1,4}$/),
  errorInfo: z.string().max(2000).nullish(),
});
export type SbiError = z.infer<typeof SbiError>;

export const DeviceStatus = z.enum(['Ready', 'Busy', 'Not Ready', 'Not Registered']);
export type DeviceStatus = z.infer<typeof DeviceStatus>;

export const DiscoveryAnswer = z
  .array(
    z.object({
      deviceId: Text,
      deviceStatus: DeviceStatus,
      certification: Text,
      deviceSubId: z.array(Text).max(20),
      callbackId: Text,
      deviceCode: Text,
      specVersion: z.array(Text).max(20),
      error: SbiError.nullish(),
    }),
  )
  .max(20);
export type Discovered = z.infer<typeof DiscoveryAnswer>[number];

export const InfoAnswer = z.array(z.object({ deviceInfo: Jws.nullish(), error: SbiError.nullish() })).max(20);

export const DeviceInfo = z.object({
  deviceStatus: DeviceStatus,
  deviceId: Text.min(1),
  certification: z.enum(['L0', 'L1']),
  deviceSubId: z.array(Text).max(20),
  callbackId: Text,
  digitalId: Jws,
  deviceCode: Text.min(1),
  env: Text,
  purpose: Text,
  specVersion: z.array(Text).max(20),
});
export type DeviceInfo = z.infer<typeof DeviceInfo>;

export const DigitalId = z.object({
  serialNo: z.string().min(1).max(100),
  make: z.string().max(100),
  model: z.string().max(100),
  type: Text,
  deviceSubType: Text,
});
export type DigitalId = z.infer<typeof DigitalId>;

/** Records of four fingers without compression stay below; the whole answer is capped before. */
const Record = z.string().max(28 * 1024 * 1024);

export const CaptureAnswer = z.object({
  biometrics: z
    .array(
      z.object({
        specVersion: Text.nullish(),
        data: Record.nullish(),
        hash: z.string().max(128).nullish(),
        error: SbiError.nullish(),
      }),
    )
    .min(1)
    .max(10),
});
export type CaptureAnswer = z.infer<typeof CaptureAnswer>;

export const CapturedData = z.object({
  digitalId: Jws,
  deviceCode: Text,
  bioType: z.literal('Finger'),
  bioSubType: Text,
  purpose: z.literal('Registration'),
  bioValue: Record.regex(/^[A-Za-z0-9_-]+={0,2}$/),
  transactionId: Text,
  timestamp: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/),
  qualityScore: z.string().regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)$/),
});
export type CapturedData = z.infer<typeof CapturedData>;

/** A stream that cannot go on says why in a message of its own. */
export const StreamEnd = z.object({ error: SbiError });
