import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionId } from '#common/kernel/ids.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeAll(async () => {
  t = await openTestDesk();
  await t.as('loket');
});

afterAll(async () => {
  await t.close();
});

it('an action that arrives twice under the same id is recorded once, and the sender is told the same', async () => {
  const { applicationId } = await t.get('appointments.byHand', aBooking());
  const payload = { note: 'Pemohon membawa berkas asli' };
  const action = { id: v7() as ActionId, kind: 'applications.addNote/1', payload };
  const request = { applicationId, basedOn: 1, actions: [action] };
  const first = await t.call('applications.act', request);
  const second = await t.call('applications.act', request);
  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
  const { file } = await t.get('applications.open', { applicationId });
  expect(file.notes).toHaveLength(1);
  expect(file.version).toBe(2);
});
