import { afterEach, beforeEach, expect, it } from 'vitest';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

it('nothing is said while all is well', async () => {
  expect(await t.get('sync.gates', {})).toEqual([]);
});

it('a disk that fills up warns first, then stops new intake and nothing else', async () => {
  const { applicationId } = await t.get('appointments.byHand', aBooking({}, 1));
  t.disk.freeMb = 1200;
  expect(await t.get('sync.gates', {})).toEqual([{ id: 'DISK', level: 'WARN', value: 1200, limit: 1000 }]);
  await t.get('appointments.byHand', aBooking({}, 2));
  t.disk.freeMb = 900;
  expect(await t.get('sync.gates', {})).toEqual([{ id: 'DISK', level: 'STOP', value: 900, limit: 1000 }]);
  expect(await t.call('appointments.byHand', aBooking({}, 3))).toMatchObject({
    code: 'INTAKE_STOPPED',
    details: { gate: 'DISK' },
  });
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
});
