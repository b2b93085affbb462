import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

const NOTE = 'Kedua berkas dibandingkan dengan KTP-el asli';

/** The same person's next booking under another number. */
function againOf(serial: number) {
  return aBooking({ number: `MP9${String(serial).padStart(11, '0')}` }, serial);
}

const PLACES = [
  {
    name: 'with a hub',
    async open() {
      const office = await openJoinedOffice();
      return { desk: await office.desk('Loket 1'), office };
    },
  },
  { name: 'on a desk alone', open: async () => ({ desk: await openTestDesk(), office: null }) },
];

describe.each(PLACES)('one person with two files $name', (place) => {
  let desk: TestDesk;
  let office: JoinedOffice | null;
  let serial = 0;

  beforeAll(async () => {
    ({ desk, office } = await place.open());
  }, 60_000);
  afterAll(async () => {
    await (office ? office.close() : desk.close());
  });

  async function two(): Promise<[ApplicationId, ApplicationId]> {
    serial += 1;
    await desk.as('loket');
    const one = await desk.get('appointments.byHand', aBooking({}, serial));
    const other = await desk.get('appointments.byHand', againOf(serial));
    await desk.sync();
    await desk.as('kasi');
    return [one.applicationId, other.applicationId];
  }

  const view = (applicationId: ApplicationId) => desk.get('applications.open', { applicationId });

  async function openReviews(): Promise<number> {
    if (!office) return 0;
    return Number(
      (await office.edge.hub.store('duplicate_review').whereNull('closed_at').count('* as n').first())?.['n'],
    );
  }

  it('shows both to each other, and only a head may decide', async () => {
    const [one, other] = await two();
    expect((await view(one)).samePerson).toMatchObject([
      { id: other, applicant: { fullName: 'BUDI SANTOSO' } },
    ]);
    expect((await view(other)).permitted.map(({ kind }) => kind)).toContain('approval.closeAsDuplicate/1');
    await desk.as('loket');
    expect((await view(other)).permitted.map(({ kind }) => kind)).not.toContain(
      'approval.closeAsDuplicate/1',
    );
    const refused = await desk.act(other, ['approval.closeAsDuplicate/1', { other: one, note: NOTE }]);
    expect(refused).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('the same person: one file goes on, the other ends with the reason and the review is closed', async () => {
    const before = await openReviews();
    const [one, other] = await two();
    expect(await openReviews()).toBe(office ? before + 1 : 0);
    expect(await desk.act(other, ['approval.closeAsDuplicate/1', { other: v7(), note: NOTE }])).toMatchObject(
      {
        code: 'NO_OTHER_FILE',
      },
    );
    expect(await desk.act(other, ['approval.closeAsDuplicate/1', { other: one, note: NOTE }])).toMatchObject({
      ok: true,
    });
    await desk.sync();
    expect((await view(other)).file).toMatchObject({
      state: 'CANCELLED',
      closure: { reasons: { note: NOTE } },
    });
    expect((await view(one)).samePerson).toEqual([]);
    expect(await openReviews()).toBe(office ? before : 0);
    if (office) {
      const closed = await office.edge.hub.store('duplicate_review').whereNotNull('closed_at').first();
      expect(closed).toMatchObject({ note: NOTE, closed_by: desk.desk.session.user?.id });
    }
  });

  it('two persons: both go on, and neither is asked about again', async () => {
    const before = await openReviews();
    const [one, other] = await two();
    expect(await desk.act(one, ['approval.keepAsDistinct/1', { other, note: NOTE }])).toMatchObject({
      ok: true,
    });
    await desk.sync();
    for (const id of [one, other]) {
      expect(await view(id)).toMatchObject({ samePerson: [], file: { state: 'BOOKED' } });
    }
    expect(await openReviews()).toBe(office ? before : 0);
    const again = await desk.act(other, ['approval.keepAsDistinct/1', { other: one, note: NOTE }]);
    expect(again).toMatchObject({ code: 'NO_OTHER_FILE' });
  });
});

it('on a desk alone no file is approved beside another that nobody has judged', async () => {
  const desk = await openTestDesk();
  const id = await runToAdjudication(desk);
  const checkedAt = desk.desk.clock.now();
  const clear = { reference: 'SIMKIM-2', checkedAt, result: 'CLEAR', note: '' };
  expect(await desk.act(id, ['approval.recordAdjudication/1', clear])).toMatchObject({ ok: true });
  await desk.as('loket');
  const { applicationId } = await desk.get('appointments.byHand', aBooking({ number: 'MP900000000099' }));
  await desk.as('kasubsi');
  expect(await desk.act(id, ['approval.approve/2', opened()])).toMatchObject({
    code: 'DUPLICATE_REVIEW_OPEN',
  });
  await desk.as('kasi');
  expect(
    await desk.act(applicationId, ['approval.closeAsDuplicate/1', { other: id, note: NOTE }]),
  ).toMatchObject({ ok: true });
  await desk.as('kasubsi');
  expect(await desk.act(id, ['approval.approve/2', opened()])).toMatchObject({ ok: true });
  await desk.close();
});
