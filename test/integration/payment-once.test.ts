import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { localDate } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { bookingPayload } from '#test/support/rules-openings.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { PushingDesk, staffTestHub, WORK_DAY, type NewAction } from '#test/support/test-hub-office.ts';

/** As M-Paspor brings it: a receipt that nobody has confirmed, each with its own numbers. */
function unconfirmed(person: number) {
  return {
    status: 'UNCONFIRMED_WITH_PROOF' as const,
    billingCode: `82026030299999${person}`,
    ntpn: `NTPN26030299990${person}`,
    amount: 950_000,
    paidOn: plainDate('2026-03-01'),
  };
}

const PAID = {
  status: 'SETTLED',
  billingCode: '820260302000001',
  ntpn: 'NTPN260302000001',
  amount: 950_000,
  paidOn: '2026-03-01',
} as const;

describe('on a desk alone', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
    await t.as('loket');
  });
  afterEach(() => t.close());

  async function book(serial: number): Promise<ApplicationId> {
    return (await t.get('appointments.byHand', aBooking({ payment: unconfirmed(serial) }, serial)))
      .applicationId;
  }

  it('a billing code and a receipt each settle one file; the refusal names the other', async () => {
    const first = await book(1);
    const second = await book(2);
    const pay = (id: ApplicationId, change = {}) =>
      t.act(id, ['applications.recordPayment/1', { ...PAID, ...change }]);
    expect(await pay(first)).toMatchObject({ ok: true });
    const used = { ok: false, code: 'PAYMENT_USED', details: { number: 'MP000000000001' } };
    expect(await pay(second)).toMatchObject(used);
    expect(await pay(second, { billingCode: '820260302000002' })).toMatchObject(used);
    expect(await pay(second, { ntpn: 'NTPN260302000002' })).toMatchObject(used);
    const own = { billingCode: '820260302000002', ntpn: 'NTPN260302000002' };
    expect(await pay(second, own)).toMatchObject({ ok: true });
    expect(await t.desk.db('settled_bill').where({ application_id: second }).pluck('bill')).toHaveLength(2);
  });

  it('a file is not opened as paid with another file’s payment', async () => {
    await t.get('appointments.byHand', aBooking({ payment: PAID }, 1));
    const used = { ok: false, code: 'PAYMENT_USED', details: { number: 'MP000000000001' } };
    const other = { billingCode: '820260302000002', ntpn: 'NTPN260302000002' };
    for (const same of [{ ntpn: PAID.ntpn }, { billingCode: PAID.billingCode }]) {
      const booking = aBooking({ payment: { ...PAID, ...other, ...same } }, 2);
      expect(await t.call('appointments.byHand', booking)).toMatchObject(used);
    }
    expect(await t.desk.db('application').count({ n: '*' }).first()).toEqual({ n: 1 });
  });

  it('what a booking brings unconfirmed is asked when it is confirmed, also under the same numbers', async () => {
    await t.get('appointments.byHand', aBooking({ payment: PAID }, 1));
    const doubted = { ...PAID, status: 'UNCONFIRMED_WITH_PROOF' as const };
    const second = (await t.get('appointments.byHand', aBooking({ payment: doubted }, 2))).applicationId;
    expect(await t.act(second, ['applications.recordPayment/1', PAID])).toMatchObject({
      code: 'PAYMENT_USED',
    });
  });

  it('a payment that is corrected, or questioned by the treasury, is free for its own file', async () => {
    const [first, second, third] = [await book(1), await book(2), await book(3)];
    const own = { billingCode: '820260302000002', ntpn: 'NTPN260302000002' };
    await t.act(first, ['applications.recordPayment/1', PAID]);
    const question = { verdict: 'WRONG_AMOUNT', billingCode: PAID.billingCode, ntpn: PAID.ntpn, amount: 1 };
    await t.as('kasi');
    expect(await t.act(first, ['applications.questionPayment/1', question])).toMatchObject({ ok: true });
    await t.as('loket');
    expect(await t.act(second, ['applications.recordPayment/1', PAID])).toMatchObject({ ok: true });
    // The first cannot take it back, whatever ends the question.
    await t.as('kasi');
    const back = await t.act(first, ['applications.recordPayment/1', PAID]);
    expect(back).toMatchObject({ code: 'PAYMENT_USED', details: { number: 'MP000000000002' } });
    expect(await t.act(first, ['applications.recordPayment/1', { ...PAID, ...own }])).toMatchObject({
      ok: true,
    });
    // Recorded anew under other numbers, the ones before are free.
    const again = { ...question, ...own };
    await t.act(first, ['applications.questionPayment/1', again]);
    const last = { billingCode: '820260302000003', ntpn: 'NTPN260302000003' };
    await t.act(first, ['applications.recordPayment/1', { ...PAID, ...last }]);
    await t.as('loket');
    expect(await t.act(third, ['applications.recordPayment/1', { ...PAID, ...own }])).toMatchObject({
      ok: true,
    });
  });
});

describe('with a hub', () => {
  let test: TestHub;
  let desk: PushingDesk;
  beforeEach(async () => {
    test = await openTestHub();
    test.setNow(WORK_DAY);
    await staffTestHub(test, 1);
    desk = await PushingDesk.open(test, 'Loket 1');
  });
  afterEach(() => test.stop());

  function action(applicationId: ApplicationId, kind: string, payload: unknown): NewAction {
    const at = WORK_DAY as Instant;
    const id = v7() as ActionId;
    return {
      id,
      applicationId,
      kind,
      payload,
      actor: STAFF.COUNTER,
      role: 'COUNTER',
      desk: 'Loket 1',
      occurredAt: at,
      basedOn: 1,
    };
  }

  function booking(id: ApplicationId, person: number): NewAction {
    const number = `MP${String(person).padStart(12, '0')}`;
    const day = localDate(WORK_DAY as Instant, 420);
    const payload = bookingPayload(day, {
      number,
      applicant: anApplicant({}, person),
      payment: unconfirmed(person),
    });
    return action(id, 'appointments.importBooking/1', payload);
  }

  it('the hub refuses it too, within a page and against what is stored', async () => {
    const [first, second, third] = [v7(), v7(), v7()] as ApplicationId[];
    const pay = (id: ApplicationId | undefined) =>
      action(id as ApplicationId, 'applications.recordPayment/1', PAID);
    const books = [first, second, third].map((id, index) => booking(id as ApplicationId, index + 1));
    const together = await desk.offer(...books, pay(first), pay(second));
    const used = { status: 'REFUSED', code: 'PAYMENT_USED', details: { number: 'MP000000000001' } };
    expect(together.map(({ status }) => status)).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
      'REFUSED',
    ]);
    expect(together.at(-1)).toMatchObject(used);
    expect((await desk.offer(pay(third))).at(0)).toMatchObject(used);
    const settled = test.hub
      .store('settled_bill')
      .whereIn('bill', [`B:${PAID.billingCode}`, `N:${PAID.ntpn}`]);
    expect(await settled.pluck('application_id')).toEqual([first, first]);
  });

  const OWN = { billingCode: '820260302000002', ntpn: 'NTPN260302000002' };
  const QUESTION = { verdict: 'WRONG_AMOUNT', billingCode: PAID.billingCode, ntpn: PAID.ntpn, amount: 1 };
  const byHead = { actor: STAFF.SECTION_HEAD, role: 'SECTION_HEAD' } as const;

  function opened(id: ApplicationId, person: number, payment: object): NewAction {
    const action = booking(id, person);
    return { ...action, payload: { ...(action.payload as object), payment } };
  }

  function holders(): Promise<{ bill: string; application_id: string }[]> {
    return test.hub.store('settled_bill').orderBy('bill').select('bill', 'application_id');
  }

  it('a file that is opened as paid with another file’s payment is refused, within a page and against what is stored', async () => {
    const [first, second, third, fourth] = [v7(), v7(), v7(), v7()] as ApplicationId[];
    const used = { status: 'REFUSED', code: 'PAYMENT_USED', details: { number: 'MP000000000001' } };
    const together = await desk.offer(
      opened(first as ApplicationId, 1, PAID),
      opened(second as ApplicationId, 2, { ...PAID, ...OWN, ntpn: PAID.ntpn }),
    );
    expect(together).toMatchObject([{ status: 'ACCEPTED' }, used]);
    const bill = { ...PAID, ...OWN, billingCode: PAID.billingCode };
    expect(await desk.offer(opened(third as ApplicationId, 3, bill))).toMatchObject([used]);
    const ticket = { ticketNumber: 'B001', lane: 'PRIORITY', priorityReason: 'DISABLED' };
    const { appointment: _slot, ...walkIn } = opened(fourth as ApplicationId, 4, PAID).payload as {
      appointment: unknown;
    };
    const walked = action(fourth as ApplicationId, 'appointments.registerWalkIn/1', { ...walkIn, ...ticket });
    expect(await desk.offer(walked)).toMatchObject([used]);
    expect((await holders()).map((row) => row.application_id)).toEqual([first, first]);
  });

  it('a payment that was questioned or corrected is free at the hub, in the same page and later', async () => {
    const [first, second, third] = [v7(), v7(), v7()] as ApplicationId[];
    const pay = (id: ApplicationId | undefined, payment: object, who: object = {}): NewAction => ({
      ...action(id as ApplicationId, 'applications.recordPayment/1', payment),
      ...who,
    });
    const question = (id: ApplicationId | undefined): NewAction => ({
      ...action(id as ApplicationId, 'applications.questionPayment/1', QUESTION),
      ...byHead,
    });
    await desk.offer(...[first, second, third].map((id, index) => booking(id as ApplicationId, index + 1)));
    const moved = await desk.offer(
      pay(first, PAID),
      question(first),
      pay(second, PAID),
      pay(first, PAID, byHead),
    );
    expect(moved.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REFUSED']);
    expect(moved.at(-1)).toMatchObject({ code: 'PAYMENT_USED', details: { number: 'MP000000000002' } });
    const mine = (id: ApplicationId | undefined) => (row: { application_id: string }) =>
      row.application_id === id;
    expect((await holders()).filter(mine(second)).map(({ bill }) => bill)).toEqual([
      `B:${PAID.billingCode}`,
      `N:${PAID.ntpn}`,
    ]);
    // Its unconfirmed receipt went with the correction; on another day the numbers of the second are let go, too.
    await desk.offer(pay(first, { ...PAID, ...OWN }, byHead), question(second));
    expect(await desk.offer(pay(third, PAID))).toMatchObject([{ status: 'ACCEPTED' }]);
    const now = await holders();
    expect(now.filter(mine(third)).map(({ bill }) => bill)).toEqual([
      `B:${PAID.billingCode}`,
      `N:${PAID.ntpn}`,
    ]);
    expect(now.filter(mine(first)).map(({ bill }) => bill)).toEqual([
      `B:${OWN.billingCode}`,
      `N:${OWN.ntpn}`,
    ]);
    expect(now.filter(mine(second))).toEqual([]);
  });
});
