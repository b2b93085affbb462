import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { aBooking, anApplicant, syntheticNik } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NIK = syntheticNik(plainDate('1987-11-12'), 'MALE', 1);
const BILLING_CODE = '820261124000777';

let t: TestDesk;
let expected: { applicationId: string };

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
  const payment = { ...aBooking().payment, billingCode: BILLING_CODE };
  expected = await t.get('appointments.byHand', aBooking({ payment }));
});
afterEach(() => t.close());

const find = (code: string) => t.get('appointments.findArrival', { code });

describe('the arrival desk', () => {
  it.each([
    ['the application number', aBooking().number],
    ['the billing code', BILLING_CODE],
    ['the NIK', NIK],
    ['the NIK as it is written in groups', NIK.replace(/(\d{4})(?=\d)/g, '$1 ')],
  ])('finds the booking of the day by %s', async (_what, code) => {
    expect(await find(code)).toEqual({ applicationId: expected.applicationId });
  });

  it.each([
    ['a part of the NIK', NIK.slice(0, 15)],
    ['another billing code', '820261124000778'],
  ])('finds nothing by %s', async (_what, code) => {
    expect(await find(code)).toBeNull();
  });

  it('looks up NIK and billing code among the bookings of the day only', async () => {
    t.setNow('2026-11-25T02:00:00.000Z');
    expect(await find(NIK)).toBeNull();
    expect(await find(BILLING_CODE)).toBeNull();
    expect(await find(aBooking().number)).not.toBeNull();
  });

  it('still finds who has been checked in, and chooses nobody where two bookings wait', async () => {
    await t.get('appointments.checkIn', {
      applicationId: (await find(NIK))?.applicationId ?? never(),
      overrideNote: null,
    });
    expect(await find(NIK)).toEqual({ applicationId: expected.applicationId });
    const applicant = anApplicant({ nik: NIK });
    const second = await t.get('appointments.byHand', aBooking({ applicant }, 2));
    expect(await find(NIK)).toEqual({ applicationId: second.applicationId });
    await t.get('appointments.byHand', aBooking({ applicant }, 3));
    expect(await find(NIK)).toBeNull();
  });
});

function never(): never {
  throw new Error('nothing found');
}
