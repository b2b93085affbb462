import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { actorOf, runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openDevice, type RunningDevice } from '#test/support/sbi-mock.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

/** A PC that does ten other things is slow to begin. */
const WAIT = { timeout: 15_000 };

let t: TestDesk;
let running: RunningDevice;
let applicationId: ApplicationId;

beforeEach(async () => {
  running = await openDevice({ at: 'RANGE' });
  t = await openTestDesk();
});
afterEach(async () => {
  await running.close();
  await t.close();
});

function pem(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'issuer-')), 'issuer.pem');
  writeFileSync(path, text);
  return path;
}

async function trust(): Promise<void> {
  await t.as('tikim');
  t.chosen.files = [pem(running.issuer)];
  await t.get('biometrics.addIssuer', {});
}

async function ownScanner() {
  const { scanners } = await t.get('biometrics.scanners', {});
  return must(scanners[0], 'it is there');
}

/** A file that was sent back for its fingers, in the hands of who takes them. */
async function openCorrection(): Promise<void> {
  const act = actorOf(t);
  applicationId = await runToAdjudication(t, 1);
  const central = { reference: 'SIMKIM-3', checkedAt: t.desk.clock.now(), result: 'CLEAR', note: '' };
  await t.as('adjudikator');
  await act(applicationId, ['approval.recordAdjudication/1', central]);
  await t.as('kasubsi');
  const back = { step: 'FINGERPRINTS', note: 'Sidik jari kurang jelas, mohon diulang' };
  await act(applicationId, ['approval.returnForCorrection/1', back]);
  await t.as('biometrik');
  await act(applicationId, ['queue.claim/1']);
}

const capture = (scannerId: string, best: number | null = null) =>
  t.call('biometrics.captureFingers', {
    applicationId,
    scannerId,
    fingers: [{ position: 'RIGHT_THUMB', best }],
    exceptions: [],
    requestedScore: 60,
  });

describe('a finger of a file in hand', () => {
  beforeEach(async () => {
    await trust();
    await openCorrection();
  });

  it('is in the vault at once, signed as it came, and can be recorded', async () => {
    const scanner = await ownScanner();
    const reply = await capture(scanner.id);
    const { prints } = must(reply.ok ? reply.value : null, 'taken');
    const [print] = prints;
    expect(print).toMatchObject({
      position: 'RIGHT_THUMB',
      quality: 74,
      format: 'JP2',
      width: 320,
      height: 448,
    });
    const attachmentId = must(print?.attachmentId, 'kept');
    const read = await t.get('documents.read', { applicationId, attachmentId });
    expect(read.mediaType).toBe('application/x-iso19794-4');
    expect(Buffer.from(read.bytes)).toEqual(running.device.lastRecord);
    const fingers = [
      { position: 'RIGHT_THUMB', attachmentId, quality: 74, attempts: 1, device: print?.device },
    ];
    const others = ['RIGHT_INDEX', 'LEFT_THUMB', 'LEFT_INDEX'].map((position) => ({
      position,
      reason: 'DEVICE_FAILURE',
      note: 'Alat mati',
    }));
    const payload = { fingers, exceptions: others, reference: null, retakeReason: 'Diminta ulang' };
    const done = await t.act(applicationId, ['biometrics.captureFingerprints/1', payload]);
    // The sample office only records what SIMKIM took; both ways the payload itself is understood.
    expect(done.ok || done.code === 'REFERENCE_REQUIRED').toBe(true);
  });

  it('that is no better than the best so far leaves nothing behind', async () => {
    const scanner = await ownScanner();
    const before = await t.desk.db('attachment').count({ count: '*' }).first();
    const reply = await capture(scanner.id, 80);
    expect(reply).toMatchObject({ ok: true, value: { prints: [{ attachmentId: null, quality: 74 }] } });
    expect(await t.desk.db('attachment').count({ count: '*' }).first()).toEqual(before);
  });

  it('stays with what was taken when the cable is pulled, and the officer is told', async () => {
    const scanner = await ownScanner();
    running.faults({ cut: 'MIDDLE' });
    expect(await capture(scanner.id)).toMatchObject({
      ok: true,
      value: { prints: [], problem: { code: 'FINGER_SCANNER_GONE' } },
    });
    expect(t.logLines.join('\n')).not.toMatch(/LKT-SIM|127\.0\.0\.1/);
  });

  it('is taken by one capture at a time, which can be cancelled', async () => {
    const scanner = await ownScanner();
    running.faults({ delayMs: 1_500 });
    const first = capture(scanner.id);
    await expect.poll(() => running.device.isCapturing, WAIT).toBe(true);
    expect(await capture(scanner.id)).toMatchObject({ code: 'FINGER_CAPTURE_RUNNING' });
    await t.get('biometrics.cancelCapture', {});
    expect(await first).toMatchObject({ value: { problem: { code: 'FINGER_CAPTURE_CANCELLED' } } });
  });

  it('is seen live until the screen locks', async () => {
    const scanner = await ownScanner();
    await t.get('biometrics.startPreview', {
      applicationId,
      scannerId: scanner.id,
      fingers: ['RIGHT_THUMB'],
    });
    const frames = () => t.events.filter(({ event }) => event === 'print.frame').length;
    await expect.poll(frames, WAIT).toBeGreaterThan(1);
    await t.desk.session.lock();
    await expect.poll(() => running.device.isStreaming, WAIT).toBe(false);
    expect(t.events.at(-1)).toEqual({ event: 'print.ended', payload: { problem: null } });
  });

  it('is not seen by whoever signs in next', async () => {
    const scanner = await ownScanner();
    const fingers = ['RIGHT_THUMB'] as const;
    await t.get('biometrics.startPreview', { applicationId, scannerId: scanner.id, fingers: [...fingers] });
    const frames = () => t.events.filter(({ event }) => event === 'print.frame').length;
    await expect.poll(frames, WAIT).toBeGreaterThan(1);
    await t.as('tikim');
    const before = frames();
    await expect.poll(() => running.device.isStreaming, WAIT).toBe(false);
    expect(frames()).toBe(before);
  });

  it('is not for somebody else, nor for a file in other hands or none', async () => {
    const scanner = await ownScanner();
    await t.as('wawancara');
    expect(await capture(scanner.id)).toMatchObject({ ok: false });
    await t.as('biometrik');
    await t.act(applicationId, ['queue.release/1', {}]);
    expect(await capture(scanner.id)).toMatchObject({ code: 'FILE_HIDDEN' });
    await t.as('tikim');
    expect(await capture(scanner.id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(running.device.requests).toEqual([]);
  });
});

describe('the devices of a desk', () => {
  it('are believed by their issuer alone, which IT adds from a file', async () => {
    await t.as('biometrik');
    expect(await t.call('biometrics.scanners', {})).toMatchObject({ code: 'FINGER_ANCHORS_NONE' });
    expect(await t.call('biometrics.addIssuer', {})).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('tikim');
    t.chosen.files = [pem('no certificate')];
    expect(await t.call('biometrics.addIssuer', {})).toMatchObject({ code: 'FINGER_ANCHOR_INVALID' });
    t.chosen.files = [pem(running.issuer + running.device.identity.authority.key)];
    expect(await t.call('biometrics.addIssuer', {})).toMatchObject({ code: 'FINGER_ANCHOR_INVALID' });
    t.chosen.files = [pem(running.issuer)];
    const { issuers } = await t.get('biometrics.addIssuer', {});
    expect(issuers).toMatchObject([
      { name: 'Loket SBI mock authority', expiresOn: '2049-12-31', isExpired: false },
    ]);
    expect(await t.call('biometrics.addIssuer', {})).toMatchObject({ code: 'FINGER_ANCHOR_KNOWN' });
    expect((await ownScanner()).serial).toBe('LKT-SIM-0001');
    const left = await t.get('biometrics.removeIssuer', { issuerId: must(issuers[0], 'added').id });
    expect(left.issuers).toEqual([]);
  });

  it('are only the registered one, of the level that is asked for', async () => {
    await trust();
    await t.get('biometrics.registerScanner', { scannerId: (await ownScanner()).id });
    await t.get('biometrics.scannerLevel', { level: 'L1' });
    await openCorrection();
    expect(await capture((await ownScanner()).id)).toMatchObject({ code: 'FINGER_LEVEL_TOO_LOW' });
    t.desk.preferences.setFingers({
      ...t.desk.preferences.fingers(),
      level: 'L0',
      device: { serial: 'ANOTHER', code: 'ANOTHER', make: '', model: '' },
    });
    const other = await ownScanner();
    expect(other.isOfDesk).toBe(false);
    expect(await capture(other.id)).toMatchObject({ code: 'FINGER_OTHER_DEVICE' });
    expect(running.device.requests).toEqual([]);
  });
});

it('a finger never comes as a file', async () => {
  await t.as('loket');
  const { applicationId: id } = await t.get('appointments.byHand', aBooking({}, 3));
  const { fingerRecord } = await import('#tools/sbi-mock/prints/finger-record.ts');
  const bytes = fingerRecord({
    position: 'RIGHT_THUMB',
    quality: 90,
    format: 'RAW',
    width: 2,
    height: 2,
    image: Uint8Array.of(1, 2, 3, 4),
  });
  expect(await t.call('documents.store', { applicationId: id, bytes: new Uint8Array(bytes) })).toMatchObject({
    code: 'FILE_TYPE_NOT_ALLOWED',
  });
});
