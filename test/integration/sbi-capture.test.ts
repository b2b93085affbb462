import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { must } from '#common/kernel/must.ts';
import type { FoundScanner } from '#main/features/biometrics/sbi/found-scanner.ts';
import { FIRST_HASH } from '#main/features/biometrics/sbi/hash-chain.ts';
import { SbiClient } from '#main/features/biometrics/sbi/sbi-client.ts';
import { TrustAnchors } from '#main/features/biometrics/sbi/trust.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import type { SbiFaults } from '#tools/sbi-mock/faults.ts';
import { openDevice, SHORT_SBI, type RunningDevice } from '#test/support/sbi-mock.ts';

/** A PC that does ten other things is slow to begin. */
const WAIT = { timeout: 15_000 };

let running: RunningDevice;
let client: SbiClient;
let scanner: FoundScanner;
let anchors: string[];
let now: () => Date;

beforeEach(async () => {
  running = await openDevice();
  anchors = [running.issuer];
  now = () => new Date();
  client = new SbiClient({
    trust: () => new TrustAnchors(anchors),
    now: () => now(),
    ports: [running.port],
    patience: SHORT_SBI,
  });
  scanner = must((await client.find()).scanners[0], 'it is there');
});
afterEach(() => running.close());

function capture(...fingers: FingerPosition[]) {
  const wish = {
    fingers: fingers.length > 0 ? fingers : ['RIGHT_THUMB' as const],
    exceptions: [],
    requestedScore: 40,
  };
  return client.capture(scanner, wish, new AbortController().signal);
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'TAKEN';
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

describe('a capture', () => {
  it('gives the print, its score, and the device that signed it', async () => {
    const { prints, problem } = await capture('LEFT_INDEX');
    expect(problem).toBeNull();
    expect(prints).toMatchObject([
      {
        position: 'LEFT_INDEX',
        quality: 74,
        record: { position: 'LEFT_INDEX', format: 'JP2', width: 320, height: 448, dpi: 500, qualities: [74] },
        device: { make: 'Loket', serial: 'LKT-SIM-0001', code: 'LKT-SIM-0001', certification: 'L0' },
      },
    ]);
  });

  it('asks as the standard wants: texts alone, a new number, the hash of the capture before', async () => {
    await capture();
    const second = await capture('RIGHT_INDEX');
    const requests = running.device.requests as { transactionId: string; bio: { previousHash: string }[] }[];
    expect(requests[0]?.transactionId).not.toBe(requests[1]?.transactionId);
    expect(requests[0]?.bio[0]?.previousHash).toBe(FIRST_HASH);
    expect(requests[1]?.bio[0]?.previousHash).not.toBe(FIRST_HASH);
    expect(requests[1]).toMatchObject({
      purpose: 'Registration',
      specVersion: '0.9.5',
      timeout: '15000',
      bio: [
        {
          type: 'Finger',
          count: '1',
          bioSubType: ['Right IndexFinger'],
          requestedScore: '40',
          deviceId: '1',
        },
      ],
      customOpts: null,
    });
    expect(second.prints[0]?.device.transactionId).toBe(requests[1]?.transactionId);
  });

  it('of four fingers chains each to the one before it', async () => {
    await running.close();
    running = await openDevice({ isSlap: true, format: 'WSQ' });
    anchors = [running.issuer];
    client = new SbiClient({
      trust: () => new TrustAnchors(anchors),
      now: () => now(),
      ports: [running.port],
      patience: SHORT_SBI,
    });
    scanner = must((await client.find()).scanners[0], 'it is there');
    const { prints } = await capture('LEFT_INDEX', 'LEFT_MIDDLE', 'LEFT_RING', 'LEFT_LITTLE');
    expect(prints.map(({ position }) => position)).toEqual([
      'LEFT_INDEX',
      'LEFT_MIDDLE',
      'LEFT_RING',
      'LEFT_LITTLE',
    ]);
    expect(prints[0]?.record.format).toBe('WSQ');
    expect(new Set(prints.map(({ device }) => device.recordHash)).size).toBe(4);
    expect((running.device.requests[0] as { bio: object[] }).bio[0]).toMatchObject({
      count: '4',
      deviceSubId: '1',
    });
  });

  it('goes on while the same device shows its live pictures', async () => {
    const stop = new AbortController();
    let frames = 0;
    const shown = client.stream(scanner, ['RIGHT_THUMB'], () => (frames += 1), stop.signal);
    await expect.poll(() => frames, WAIT).toBeGreaterThan(1);
    expect((await capture()).prints).toHaveLength(1);
    stop.abort();
    await shown;
  });
});

describe('what does not hold is dropped', () => {
  const TAMPERED: readonly [SbiFaults['tamper'], string][] = [
    ['RECORD', 'FINGER_SIGNATURE_INVALID'],
    ['SIGNATURE', 'FINGER_SIGNATURE_INVALID'],
    ['NO_ALGORITHM', 'FINGER_SIGNATURE_INVALID'],
    ['SIGNER', 'FINGER_CERTIFICATE_UNTRUSTED'],
    ['WEAK', 'FINGER_CERTIFICATE_UNTRUSTED'],
    ['EXPIRED', 'FINGER_CERTIFICATE_EXPIRED'],
    ['HASH', 'FINGER_HASH_WRONG'],
    ['CHAIN', 'FINGER_CHAIN_BROKEN'],
    ['REPLAY', 'FINGER_TRANSACTION_WRONG'],
    ['REPEAT', 'FINGER_REPLAYED'],
    ['TRANSACTION', 'FINGER_TRANSACTION_WRONG'],
    ['CLOCK', 'FINGER_CLOCK_WRONG'],
    ['SERIAL', 'FINGER_OTHER_DEVICE'],
    ['FINGER', 'FINGER_OTHER_FINGER'],
    ['POSITION', 'FINGER_OTHER_FINGER'],
    ['UNREADABLE', 'FINGER_RECORD_UNREADABLE'],
    ['SCHEMA', 'FINGER_ANSWER_UNREADABLE'],
    ['GARBAGE', 'FINGER_ANSWER_UNREADABLE'],
    ['NUMBERS', 'FINGER_ANSWER_UNREADABLE'],
  ];
  it.each(TAMPERED)('%s: %s, and the next good one is taken', async (tamper, code) => {
    await capture();
    running.faults({ tamper });
    expect(await codeOf(() => capture())).toBe(code);
    running.faults({});
    expect(await codeOf(() => capture())).toBe('TAKEN');
  });

  it('an answer beyond all reason is not read to its end', async () => {
    running.faults({ isOversize: true });
    expect(await codeOf(() => capture())).toBe('FINGER_ANSWER_TOO_LARGE');
  });

  it('of four the ones before the first bad one are kept', async () => {
    running.faults({ quality: [60, 61, 62], tamper: 'NONE' });
    const asked = capture('RIGHT_INDEX', 'RIGHT_MIDDLE');
    expect((await asked).prints.map(({ quality }) => quality)).toEqual([60, 61]);
  });
});

describe('whom the office trusts', () => {
  it('is asked anew at each capture: an issuer that was taken away counts no more', async () => {
    anchors = [makeCertificate({ name: 'Somebody', kind: 'RSA', isAuthority: true }).cert];
    expect(await codeOf(() => capture())).toBe('FINGER_CERTIFICATE_UNTRUSTED');
  });

  it('may be the device itself, but a device vouches for no other', async () => {
    const { device, authority } = running.device.identity;
    anchors = [device.cert];
    expect(await codeOf(() => capture())).toBe('TAKEN');
    running.device.identity.device = makeCertificate({ name: 'Other', kind: 'RSA', issuer: device });
    expect(await codeOf(() => capture())).toBe('FINGER_CERTIFICATE_UNTRUSTED');
    running.device.identity.device = { ...device, cert: authority.cert };
    expect(await codeOf(() => capture())).toBe('FINGER_CERTIFICATE_UNTRUSTED');
  });

  it('is not believed outside its own time', async () => {
    now = () => new Date('2051-01-01T00:00:00Z');
    expect(await codeOf(() => capture())).toBe('FINGER_CERTIFICATE_EXPIRED');
  });
});

describe('a device that does not take the print says why', () => {
  it.each([
    ['100', 'FINGER_SCANNER_NOT_REGISTERED'],
    ['101', 'FINGER_NOT_SEEN'],
    ['102', 'FINGER_EXTRACTION_FAILED'],
    ['103', 'FINGER_SCANNER_TAMPERED'],
    ['104', 'FINGER_SCANNER_SERVER'],
    ['105', 'FINGER_TURNED'],
    ['106', 'FINGER_SCANNER_NOT_FOUND'],
    ['107', 'FINGER_SCANNER_KEY_EXPIRED'],
    ['109', 'FINGER_COUNT_NOT_SUPPORTED'],
    ['110', 'FINGER_SCANNER_NOT_READY'],
    ['111', 'FINGER_SCANNER_BUSY'],
    ['112', 'FINGER_SCANNER_REFUSED'],
    ['120', 'FINGER_SCANNER_REFUSED'],
    ['501', 'FINGER_SCANNER_REFUSED'],
    ['700', 'FINGER_CAPTURE_STOPPED'],
    ['701', 'FINGER_SCANNER_SLOW'],
    ['705', 'FINGER_SCANNER_UNPLUGGED'],
    ['561', 'FINGER_SCANNER_FAULT'],
    ['999', 'FINGER_SCANNER_FAULT'],
  ])('%s: %s', async (errorCode, code) => {
    running.faults({ errorCode });
    expect(await codeOf(() => capture())).toBe(code);
  });

  it.each([
    ['Busy', 'FINGER_SCANNER_BUSY'],
    ['Not Ready', 'FINGER_SCANNER_NOT_READY'],
    ['Not Registered', 'FINGER_SCANNER_NOT_REGISTERED'],
  ] as const)('%s: %s', async (status, code) => {
    running.faults({ status });
    expect(await codeOf(() => capture())).toBe(code);
  });
});

describe('a line that breaks', () => {
  it.each(['BEFORE', 'MIDDLE'] as const)('%s the answer is a lost scanner', async (cut) => {
    running.faults({ cut });
    expect(await codeOf(() => capture())).toBe('FINGER_SCANNER_GONE');
    running.faults({});
    expect(await codeOf(() => capture())).toBe('TAKEN');
  });

  it('because the cable was pulled is told at once', async () => {
    running.faults({ delayMs: 8_000 });
    const asked = codeOf(() => capture());
    await expect.poll(() => running.device.isCapturing, WAIT).toBe(true);
    running.cutAll();
    expect(await asked).toBe('FINGER_SCANNER_GONE');
  });

  it('by the officer’s own hand is a capture that was cancelled', async () => {
    running.faults({ delayMs: 1_000 });
    const cancel = new AbortController();
    const wish = { fingers: ['RIGHT_THUMB' as const], exceptions: [], requestedScore: 40 };
    const asked = codeOf(() => client.capture(scanner, wish, cancel.signal));
    await expect.poll(() => running.device.isCapturing, WAIT).toBe(true);
    cancel.abort();
    expect(await asked).toBe('FINGER_CAPTURE_CANCELLED');
    expect(await codeOf(() => capture())).toBe('FINGER_SCANNER_BUSY');
  });

  it('when nothing comes is a slow scanner', async () => {
    running.faults({ delayMs: 60_000 });
    const impatient = new SbiClient({
      trust: () => new TrustAnchors(anchors),
      now,
      ports: [running.port],
      patience: { ...SHORT_SBI, captureMs: 100, graceMs: 200 },
    });
    const wish = { fingers: ['RIGHT_THUMB' as const], exceptions: [], requestedScore: 40 };
    expect(await codeOf(() => impatient.capture(scanner, wish, new AbortController().signal))).toBe(
      'FINGER_SCANNER_SLOW',
    );
  });
});
