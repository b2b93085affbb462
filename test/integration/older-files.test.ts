import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { firstCopy } from '#main/sync/first-copy.ts';
import { must } from '#common/kernel/must.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let first: TestDesk;
let second: TestDesk;
/** Too far ahead to lie on any desk but the one that made it. */
let far: ApplicationId;
/** Of the same person, today. */
let found: ApplicationId;
const NIK = anApplicant({}, 4711).nik;

beforeAll(async () => {
  office = await openJoinedOffice();
  first = await office.desk('Loket 1');
  second = await office.desk('Loket 2');
  await first.as('loket');
  await second.as('loket2');
  const booking = aBooking(
    {
      applicant: anApplicant({ fullName: 'WULAN AL-HAKIM' }, 4711),
      appointment: { date: '2026-12-21', time: '09:00' },
    },
    4711,
  );
  far = (await first.get('appointments.byHand', booking)).applicationId;
  await first.sync();
  await second.sync();
}, 60_000);

afterAll(() => office.close());

const searchHere = async (text: string) =>
  (await second.get('applications.search', { text, limit: 20 })).map(({ id }) => id);
const searchOffice = (text: string) => second.get('applications.searchOffice', { text });

describe('a file that is not on this desk', () => {
  it('is found at the hub by name, parts of a name, number and the whole NIK, which stays masked', async () => {
    expect(await searchHere('wulan')).toEqual([]);
    for (const text of ['wulan', 'hakim wul', 'MP0000000047', NIK]) {
      expect(
        (await searchOffice(text)).map(({ id }) => id),
        text,
      ).toEqual([far]);
    }
    const [row] = await searchOffice('wulan');
    expect(row).toMatchObject({ name: 'WULAN AL-HAKIM', state: 'BOOKED' });
    expect(JSON.stringify(row)).not.toContain(NIK);
  });

  it('is not found by part of a NIK, by an operator or by a text without a word', async () => {
    for (const text of [NIK.slice(0, 12), 'wulan | budi', '!!', "wulan' or 1=1 --", 'wulan & !hakim & x']) {
      expect(await searchOffice(text), text).toEqual([]);
    }
  });

  it('leaves the same trace in the audit as a search on the desk', async () => {
    const entries = await second.desk.db('audit').where({ event: 'SEARCH' }).pluck('detail');
    expect(entries.at(-1)).toMatch(/^NAME length \d+ hits 0 /);
    expect(entries.join(' ').toLowerCase()).not.toContain('wulan');
  });

  it('comes onto the desk when it is opened, and goes with the next copy', async () => {
    await second.get('applications.bring', { applicationId: far });
    expect(await searchHere('wulan')).toEqual([far]);
    expect((await searchOffice('wulan')).length).toBe(0);
    expect((await second.get('applications.open', { applicationId: far })).timeline).toHaveLength(1);
    const link = new HubClient(office.edge.base, must(await readDeskKey(second.desk.db), 'joined'));
    await firstCopy({ db: second.desk.db, office: second.desk.office, link }, () => undefined);
    expect(await searchHere('wulan')).toEqual([]);
  });

  it('comes onto the desk with another file of the same person that is looked into', async () => {
    const again = aBooking(
      {
        applicant: anApplicant({ fullName: 'WULAN AL-HAKIM' }, 4711),
        appointment: { date: '2026-11-24', time: '09:00' },
      },
      4712,
    );
    const { applicationId } = await second.get('appointments.byHand', again);
    expect(await searchHere('wulan')).toEqual([applicationId]);
    await second.get('appointments.checkIn', { applicationId, overrideNote: null });
    const taken = await second.act(applicationId, ['queue.callTicket/1']);
    expect(taken).toEqual(expect.objectContaining({ ok: true }));
    const traces = () => second.desk.db('audit').where({ event: 'SEARCH' }).pluck('detail');
    const before = await traces();
    for (let look = 0; look < 2; look += 1) {
      expect(await second.get('applications.earlier', { applicationId })).toMatchObject({
        files: [{ id: far }],
        isWhole: true,
      });
    }
    // On record once: the second look brings nothing more.
    expect((await traces()).slice(before.length)).toEqual([
      expect.stringMatching(/^NIK length 16 hits \d [0-9a-f]{64}$/),
    ]);
    expect((await searchHere('wulan')).toSorted()).toEqual([applicationId, far].toSorted());
    found = applicationId;
  });

  it('that nobody has is not there', async () => {
    const applicationId = '01890000-0000-7000-8000-00000000dead' as ApplicationId;
    expect(await second.call('applications.bring', { applicationId })).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

it('a role that sees no case cannot ask the hub, whatever its desk sends', async () => {
  await second.as('tikim');
  expect(await second.call('applications.searchOffice', { text: 'wulan' })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const desk = await office.edge.newDesk('Loket 9');
  const { token } = await desk.signIn('tikim', SAMPLE_PASSWORD);
  const body = { text: 'wulan', limit: 10 };
  expect(await desk.send('POST', '/v1/search', { body, token })).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
  });
  // A desk without a person has nobody to answer for the question.
  expect((await desk.send('POST', '/v1/search', { body })).status).not.toBe(200);
});

it('without the hub the desk says so', async () => {
  await second.as('loket2');
  await office.edge.server.close();
  expect(await second.call('applications.searchOffice', { text: 'wulan' })).toMatchObject({
    code: 'HUB_UNREACHABLE',
  });
  expect(await second.get('applications.earlier', { applicationId: found })).toMatchObject({
    isWhole: false,
  });
});
