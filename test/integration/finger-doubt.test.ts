import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RidgeFindings } from '#common/domain/biometrics/finger.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { actorOf, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
  id = await runToInterview(t, 1);
  await t.as('biometrik');
});
afterEach(() => t.close());

const CLEAR: RidgeFindings = { version: '2026-1', certainty: 0.71, spread: 48, blocks: 320, faults: [] };
const FAINT: RidgeFindings = { ...CLEAR, certainty: 0.52, spread: 14, faults: ['LOW_CONTRAST'] };

async function takeAgain(ridges: RidgeFindings) {
  const { file } = await t.get('applications.open', { applicationId: id });
  const fingers = (file.fingerprints?.fingers ?? []).map((finger, index) =>
    index === 0 ? { ...finger, attempts: 3, ridges } : finger,
  );
  const payload = { fingers, exceptions: [], reference: null, retakeReason: 'Jari kering' };
  const own = file.claim ? [] : [['queue.claim/1'] as [string]];
  await actorOf(t)(id, ...own, ['biometrics.captureFingerprints/1', payload]);
  return t.get('applications.open', { applicationId: id });
}

it('a print whose ridges stay in doubt is on record with what was found, and marks the file until a clear one', async () => {
  const doubtful = await takeAgain(FAINT);
  expect(doubtful.flags).toContain('PRINT_DOUBT');
  expect(doubtful.file.fingerprints?.fingers[0]?.ridges).toEqual(FAINT);
  const clear = await takeAgain(CLEAR);
  expect(clear.flags).not.toContain('PRINT_DOUBT');
  expect(clear.file.fingerprints?.fingers[0]?.ridges).toEqual(CLEAR);
});

it('marks nothing where the procedure does not ask for it', async () => {
  const plain = t.desk.office.policy.bind(t.desk.office);
  t.desk.office.policy = (sop) => {
    const policy = plain(sop);
    return { ...policy, fingers: { ...policy.fingers, flagDoubtful: false } };
  };
  expect((await takeAgain(FAINT)).flags).not.toContain('PRINT_DOUBT');
});
