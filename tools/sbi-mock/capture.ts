import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { errorOf, nowText, signedDigitalId, signerOf, STATUS_CODES } from './answers.ts';
import { recordOf, type MockDevice } from './device.ts';
import { signed } from './identity.ts';

/** Texts everywhere, nothing else beside: as the compliance tool kit reads a request. */
const CaptureRequest = z.strictObject({
  env: z.string(),
  purpose: z.literal('Registration'),
  specVersion: z.literal('0.9.5'),
  timeout: z.string().regex(/^\d+$/),
  captureTime: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
  transactionId: z.string().regex(/^[A-Za-z0-9-]{4,50}$/),
  bio: z
    .array(
      z.strictObject({
        type: z.literal('Finger'),
        count: z.string().regex(/^[1-4]$/),
        bioSubType: z.array(z.string()).min(1).max(4),
        exception: z.array(z.string()),
        requestedScore: z.string().regex(/^\d{1,3}$/),
        deviceId: z.string(),
        deviceSubId: z.string(),
        previousHash: z.string().regex(/^[0-9A-F]{64}$|^$/),
      }),
    )
    .length(1),
  customOpts: z.null(),
});
type CaptureRequest = z.infer<typeof CaptureRequest>;

const HOUR_MS = 3600_000;
const EMPTY = createHash('sha256').update('').digest('hex').toUpperCase();

/** The answer to RCAPTURE as text: prints, or what the device was told to do instead. */
export async function capture(device: MockDevice, body: unknown): Promise<string> {
  const { faults } = device;
  device.requests.push(body);
  if (device.isCapturing) return failure('703');
  const request = CaptureRequest.safeParse(body);
  if (!request.success) return failure('502');
  device.isCapturing = true;
  try {
    if (faults.delayMs > 0) await wait(faults.delayMs);
    const status = device.faults.status;
    if (status !== 'Ready') return failure(STATUS_CODES[status]);
    if (faults.errorCode !== null) return failure(faults.errorCode);
    if (faults.tamper === 'REPLAY' && device.lastAnswer) return device.lastAnswer;
    const answer = await prints(device, request.data);
    device.lastAnswer = answer;
    device.captures += 1;
    return answer;
  } finally {
    device.isCapturing = false;
  }
}

function failure(code: string): string {
  return JSON.stringify({
    biometrics: [{ specVersion: '0.9.5', data: null, hash: null, error: errorOf(code) }],
  });
}

async function prints(device: MockDevice, request: CaptureRequest): Promise<string> {
  const [bio] = request.bio;
  let previous = bio?.previousHash || EMPTY;
  if (device.faults.tamper === 'CHAIN') previous = EMPTY;
  const biometrics: object[] = [];
  for (const name of bio?.bioSubType ?? []) {
    const quality = nextQuality(device);
    const one = await print(device, { request, name, quality });
    previous = chained(previous, one.record);
    const hash = device.faults.tamper === 'HASH' ? 'F'.repeat(64) : previous;
    biometrics.push({ specVersion: '0.9.5', data: one.data, hash, error: errorOf('0') });
  }
  if (device.faults.tamper === 'SCHEMA') return JSON.stringify({ prints: biometrics });
  return JSON.stringify({ biometrics });
}

async function print(
  device: MockDevice,
  { request, name, quality }: { request: CaptureRequest; name: string; quality: number },
): Promise<{ data: string; record: Buffer }> {
  const { tamper, defect } = device.faults;
  const position = positionOf(tamper === 'FINGER' || tamper === 'POSITION' ? 'Left RingFinger' : name);
  const fresh = await recordOf(device, { position, quality, defect, take: device.captures });
  const record =
    tamper === 'UNREADABLE'
      ? Buffer.from('no record')
      : tamper === 'REPEAT' && device.lastRecord
        ? device.lastRecord
        : fresh;
  device.lastRecord = record;
  const content = {
    digitalId: await signedDigitalId(device),
    deviceCode: device.identity.serial,
    deviceServiceVersion: '0.9.5',
    bioType: 'Finger',
    bioSubType: tamper === 'FINGER' ? 'Left RingFinger' : name,
    purpose: 'Registration',
    env: request.env,
    bioValue: record.toString('base64url'),
    transactionId: tamper === 'TRANSACTION' ? 'another-one-0001' : request.transactionId,
    timestamp: nowText(tamper === 'CLOCK' ? HOUR_MS : 0),
    requestedScore: request.bio[0]?.requestedScore,
    qualityScore: tamper === 'NUMBERS' ? quality : String(quality),
  };
  return { data: spoilt(await signed(content, signerOf(device)), tamper, content), record };
}

function spoilt(jws: string, tamper: string, content: object): string {
  const [head = '', , signature = ''] = jws.split('.');
  const written = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  switch (tamper) {
    case 'RECORD':
      return [head, written({ ...content, qualityScore: '99' }), signature].join('.');
    case 'SIGNATURE':
      return [head, written(content), signature.replaceAll(/[A-Za-m]/g, 'A')].join('.');
    case 'NO_ALGORITHM': {
      const { x5c } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { x5c: string[] };
      return [written({ alg: 'none', x5c }), written(content), ''].join('.');
    }
    default:
      return jws;
  }
}

/** The scores are used up in turn; the last one stays. */
function nextQuality({ faults }: MockDevice): number {
  const [first = 0] = faults.quality;
  if (faults.quality.length > 1) faults.quality = faults.quality.slice(1);
  return first;
}

function chained(previous: string, record: Buffer): string {
  const own = createHash('sha256').update(record).digest();
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(own).digest('hex').toUpperCase();
}

/** `Left IndexFinger` is LEFT_INDEX. */
function positionOf(name: string): FingerPosition {
  return FingerPosition.parse(name.replace('Finger', '').replace(' ', '_').toUpperCase());
}
