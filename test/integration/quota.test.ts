import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planMove } from '#common/domain/appointments/move-plan.ts';
import { freeOf, type QuotaDayPlan } from '#common/domain/appointments/quota-days.ts';
import type { QuotaItem } from '#common/domain/registers/quota.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { MOST_MOVES, type MoveMany } from '#common/contract/ipc/quota.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { runSystemActions as runHubActions } from '#hub/features/sync/system-actions.ts';
import { runSystemActions } from '#main/features/applications/system-actions.ts';
import { MORNING, openJoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const DAY = plainDate('2026-11-24');
const NEXT = plainDate('2026-11-25');
/** Service is over, and so is the grace of whoever is late. */
const EVENING = '2026-11-24T09:30:00.000Z';
const PERIOD = { from: DAY, to: plainDate('2026-12-04') };
const NOTE = 'Server pusat terputus sejak pagi, layanan dihentikan';
const PLAN = {
  name: 'Kuota umum',
  from: '2026-11-24',
  to: null,
  lines: [
    { lane: 'REGULAR', kind: null, places: [3, 3, 2, 3, 3, 0, 0] },
    { lane: 'PRIORITY', kind: null, places: [2, 2, 2, 2, 2, 0, 0] },
  ],
  opens: 'Setiap Jumat pukul 17.00 WIB lewat M-Paspor',
};

function line(kind: string, payload: object, about?: Pick<Kept<unknown>, 'subject' | 'lines'>) {
  const subject = about?.subject ?? v7();
  return {
    id: v7(),
    register: 'quota' as const,
    kind,
    payload: { ...payload },
    subject,
    basedOn: about?.lines ?? 0,
  };
}

async function plansOf(t: TestDesk) {
  const { kept } = await t.get('registers.read', { register: 'quota', subject: null, since: null });
  // The book of that name holds these.
  return kept as readonly Kept<QuotaItem>[];
}

async function book(t: TestDesk, serial: number, time: string, date = DAY) {
  const kk = `13719912031500${10 + serial}`;
  const phone = `0812000000${10 + serial}`;
  const applicant = anApplicant({ kkNumber: kk, phone, email: `orang${serial}@contoh.invalid` }, serial);
  const booking = aBooking({ applicant, appointment: { date, time } }, serial);
  return (await t.get('appointments.byHand', booking)).applicationId;
}

function shown(days: readonly QuotaDayPlan[], day: string, lane = 'REGULAR') {
  const pool = days.find((one) => one.day === day)?.pools.find((one) => one.lane === lane);
  if (!pool) throw new Error(`no ${lane} on ${day}`);
  const { places, booked, walkIns, arrived, noShows, rebooked } = pool;
  return { places, booked, walkIns, arrived, noShows, rebooked, free: freeOf(pool) };
}

const quotaOf = (t: TestDesk) => t.get('appointments.quota', PERIOD);

/** What the screen proposes for everybody who can be moved, as it sends it. */
async function decisionOf(t: TestDesk, of = DAY): Promise<MoveMany> {
  const rows = (await t.get('appointments.dayFiles', { day: of })).filter(({ isMovable }) => isMovable);
  const { days } = await t.get('appointments.quota', { from: of, to: addDays(of, 14) });
  const wish = { day: of, today: DAY, lanes: null, left: new Set<ApplicationId>(), most: MOST_MOVES };
  const { chosen, dayOf } = planMove(rows, days, wish);
  return {
    day: of,
    reason: 'SERVER_OFFLINE',
    note: NOTE,
    files: chosen.flatMap(({ id, version, visit: { time } }) => {
      const date = dayOf.get(id);
      const appointment = date && { date, time };
      return appointment
        ? [{ applicationId: id, actionId: v7() as ActionId, basedOn: version, appointment }]
        : [];
    }),
  };
}

const prove = (t: TestDesk) => t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });

/** The same by both authorities. */
function plansItsDays(
  open: () => Promise<{ t: TestDesk; evening(): Promise<void>; close(): Promise<void> }>,
) {
  let t: TestDesk;
  let office: Awaited<ReturnType<typeof open>>;
  let files: ApplicationId[];
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
    await t.as('loket');
    files = [await book(t, 1, '08:00'), await book(t, 2, '09:00'), await book(t, 3, '09:00')];
    files.push(await book(t, 4, '10:00'), await book(t, 5, '11:00'), await book(t, 6, '12:00'));
    const [, , third, , fifth] = files;
    if (!third || !fifth) throw new Error('not booked');
    await t.get('applications.linkFamily', { applicationId: third, others: [fifth] });
    await t.sync();
  });
  afterAll(() => office.close());

  it('knows no free place before two heads have set a quota', async () => {
    const { days, plan } = await quotaOf(t);
    expect(plan).toBeNull();
    expect(shown(days, DAY)).toMatchObject({ places: null, booked: 6, free: null });
    expect(await t.call('registers.write', line('propose/1', PLAN))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kasubsi');
    await t.get('registers.write', line('propose/1', PLAN));
    const [proposed] = await plansOf(t);
    expect(proposed?.item).toMatchObject({ state: 'PROPOSED', name: PLAN.name });
    expect(await t.call('registers.write', line('publish/1', {}, proposed))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect((await quotaOf(t)).plan).toBeNull();
    await t.as('kasi');
    await t.get('registers.write', line('publish/1', {}, proposed));
    const told = await quotaOf(t);
    expect(told.plan).toMatchObject({ name: PLAN.name, opens: PLAN.opens });
    // Tuesday: six booked for three places.
    expect(shown(told.days, DAY)).toMatchObject({ places: 3, booked: 6, free: -3 });
    expect(told.days.find(({ day }) => day === '2026-11-28')).toMatchObject({ isOpen: false });
    // Who keeps the machines running reads no quota.
    await t.as('tikim');
    expect(await t.call('appointments.quota', PERIOD)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lists the day by the hour, to whoever reads files', async () => {
    await t.as('kasi');
    const rows = await t.get('appointments.dayFiles', { day: DAY });
    expect(rows.map(({ visit, isMovable }) => [visit.time, visit.outcome, isMovable])).toEqual([
      ['08:00', 'BOOKED', true],
      ['09:00', 'BOOKED', true],
      ['09:00', 'BOOKED', true],
      ['10:00', 'BOOKED', true],
      ['11:00', 'BOOKED', true],
      ['12:00', 'BOOKED', true],
    ]);
    await t.as('pengaduan');
    expect(await t.call('appointments.dayFiles', { day: DAY })).toMatchObject({ code: 'FORBIDDEN' });
    // Numbers alone are for the complaint desk as well.
    expect(shown((await quotaOf(t)).days, DAY)).toMatchObject({ booked: 6 });
  });

  it('counts who came, who walked in and who did not come', async () => {
    await t.as('loket');
    const [first] = files;
    if (!first) throw new Error('not booked');
    await t.get('appointments.checkIn', { applicationId: first, overrideNote: null });
    const { number: _number, appointment: _slot, ...walkIn } = aBooking({}, 90);
    await t.get('appointments.walkIn', {
      ...walkIn,
      requestId: v7(),
      lane: 'PRIORITY',
      priorityReason: 'DISABLED',
    });
    await t.sync();
    const { days } = await quotaOf(t);
    expect(shown(days, DAY)).toMatchObject({ booked: 6, arrived: 1, noShows: 0 });
    expect(shown(days, DAY, 'PRIORITY')).toMatchObject({ places: 2, walkIns: 1, arrived: 1, free: 1 });
  });

  it('moves nobody without a proof, without the right, or over what a day has', async () => {
    await t.as('kasi');
    const decision = await decisionOf(t);
    expect(decision.files).toHaveLength(5);
    expect(await t.call('appointments.moveMany', decision)).toMatchObject({ code: 'PROOF_NEEDED' });
    await prove(t);
    const crowded = decision.files.map((file) => ({ ...file, appointment: { date: NEXT, time: '09:00' } }));
    expect(await t.call('appointments.moveMany', { ...decision, files: crowded })).toMatchObject({
      code: 'QUOTA_FULL',
      details: { days: [NEXT] },
    });
    const sunday = decision.files
      .slice(0, 1)
      .map((file) => ({ ...file, appointment: { date: plainDate('2026-11-29'), time: '09:00' } }));
    expect(await t.call('appointments.moveMany', { ...decision, files: sunday })).toMatchObject({
      code: 'QUOTA_FULL',
    });
    const earlier = decision.files
      .slice(0, 1)
      .map((file) => ({ ...file, appointment: { date: plainDate('2026-11-23'), time: '09:00' } }));
    for (const files of [
      earlier,
      earlier.map((file) => ({ ...file, appointment: { date: DAY, time: '13:00' } })),
    ]) {
      expect(await t.call('appointments.moveMany', { ...decision, files })).toMatchObject({
        code: 'INPUT_INVALID',
      });
    }
    await t.as('kasubsi');
    await prove(t);
    expect(await t.call('appointments.moveMany', decision)).toMatchObject({
      code: 'MOVES_REFUSED',
      details: { count: 5, codes: Array.from({ length: 5 }, () => 'ROLE_NOT_ALLOWED') },
    });
    expect(shown((await quotaOf(t)).days, DAY)).toMatchObject({ booked: 6 });
  });

  it('moves no family in parts: one left behind, or on two days', async () => {
    await t.as('kasi');
    await prove(t);
    const [, , third, , fifth] = files;
    const { files: moves, ...decision } = await decisionOf(t);
    const alone = moves.filter(({ applicationId }) => applicationId !== fifth);
    expect(await t.call('appointments.moveMany', { ...decision, files: alone })).toMatchObject({
      code: 'MOVES_REFUSED',
      details: { count: 1, ids: [third], codes: ['FAMILY_APART'] },
    });
    const onTwoDays = moves.map((file) =>
      file.applicationId === fifth
        ? { ...file, appointment: { ...file.appointment, date: plainDate('2026-12-03') } }
        : file,
    );
    expect(await t.call('appointments.moveMany', { ...decision, files: onTwoDays })).toMatchObject({
      code: 'MOVES_REFUSED',
      details: { ids: [third, fifth], codes: ['FAMILY_APART', 'FAMILY_APART'] },
    });
  });

  it('takes all of it back when one file stands in the way, and names it', async () => {
    await t.as('kasi');
    const decision = await decisionOf(t);
    const last = files[5];
    if (!last) throw new Error('not booked');
    await t.as('loket');
    await t.get('appointments.checkIn', { applicationId: last, overrideNote: null });
    await t.as('kasi');
    await prove(t);
    expect(await t.call('appointments.moveMany', decision)).toMatchObject({
      code: 'MOVES_REFUSED',
      details: { count: 1, ids: [last], codes: ['NOT_FROM_THIS_STATE'] },
    });
    const rows = await t.get('appointments.dayFiles', { day: DAY });
    expect(rows.filter(({ isMovable }) => isMovable)).toHaveLength(4);
  });

  it('moves the day by one decision: an entry for each file, families together, no day over its quota', async () => {
    await office.evening();
    await t.as('kasi');
    await prove(t);
    const decision = await decisionOf(t);
    expect(await t.get('appointments.moveMany', decision)).toEqual({ moved: 4 });
    await t.sync();
    const days = new Map(
      decision.files.map(({ applicationId, appointment }) => [applicationId, appointment.date]),
    );
    const [, second, third, fourth, fifth] = files.map((id) => days.get(id));
    // Wednesday has two places, Thursday three; the family of two does not fit behind the first of them.
    expect([second, third, fourth, fifth]).toEqual([NEXT, '2026-11-26', '2026-11-26', '2026-11-26']);
    const told = (await quotaOf(t)).days;
    expect(shown(told, DAY)).toMatchObject({ booked: 6, arrived: 2, noShows: 4, rebooked: 4 });
    expect(shown(told, NEXT)).toMatchObject({ places: 2, booked: 1, free: 1 });
    expect(shown(told, '2026-11-26')).toMatchObject({ places: 3, booked: 3, free: 0 });
    const entries: { subject: string }[] = await t.desk
      .db('audit')
      .where({ event: 'ACTION' })
      .whereLike('detail', '%specialReschedule%');
    expect(entries.map(({ subject }) => subject).toSorted()).toEqual(files.slice(1, 5).toSorted());
    const one = await t.desk.db('audit').where({ event: 'RESCHEDULE', subject: DAY }).pluck('detail');
    expect(one).toEqual([`moved 4 files, SERVER_OFFLINE, group ${decision.files[0]?.actionId}`]);
    // Whoever has another day by now is not moved again.
    const again = decision.files.map((file) => ({ ...file, actionId: v7() as ActionId, basedOn: 99 }));
    const later = again.map((file) => ({
      ...file,
      appointment: { date: plainDate('2026-12-02'), time: '09:00' },
    }));
    expect(await t.call('appointments.moveMany', { ...decision, files: later.slice(0, 1) })).toMatchObject({
      code: 'MOVES_REFUSED',
      details: { codes: ['STALE_VERSION'] },
    });
    expect(shown((await quotaOf(t)).days, '2026-11-26')).toMatchObject({ booked: 3 });
  });

  it('tells whom to call: masked, whole for a head, each asking in the trail', async () => {
    const asked = { from: DAY, to: DAY, isWhole: false };
    const rows = await t.get('appointments.contacts', asked);
    expect(rows.map(({ from, to, reason }) => [from.time, to?.date, reason])).toEqual([
      ['09:00', NEXT, 'SERVER_OFFLINE'],
      ['09:00', '2026-11-26', 'SERVER_OFFLINE'],
      ['10:00', '2026-11-26', 'SERVER_OFFLINE'],
      ['11:00', '2026-11-26', 'SERVER_OFFLINE'],
    ]);
    for (const { phone, email } of rows) {
      expect(phone).toMatch(/^08\*+$/);
      expect(email).toMatch(/^or\*+$/);
    }
    const whole = await t.get('appointments.contacts', { ...asked, isWhole: true });
    expect(whole[0]).toMatchObject({ phone: '081200000012', email: 'orang2@contoh.invalid' });
    const trail = await t.desk.db('audit').whereLike('detail', 'moved applicants%').pluck('detail');
    expect(trail).toEqual([
      'moved applicants, 4 rows, contacts masked',
      'moved applicants, 4 rows, contacts whole',
    ]);
    await t.as('loket');
    expect(await t.get('appointments.contacts', asked)).toHaveLength(4);
    expect(await t.call('appointments.contacts', { ...asked, isWhole: true })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const ref = { from: DAY, to: DAY } as const;
    expect(await t.get('printing.copies', { paper: 'MOVED', ...ref })).toEqual({ made: 0 });
    expect(await t.call('printing.copies', { paper: 'MOVED_CONTACTS', ...ref })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await t.get('printing.copies', { paper: 'QUOTA', ...PERIOD })).toEqual({ made: 0 });
  });

  it('saves that list as a workbook and as a table', async () => {
    await t.as('kasi');
    const asked = { from: DAY, to: DAY, isWhole: true };
    t.chosen.savePath = join(t.folder, 'kontak.xlsx');
    expect(await t.get('appointments.saveContacts', { ...asked, format: 'XLSX' })).toEqual({ saved: true });
    const [sheet] = await readSheets(t.chosen.savePath);
    expect(sheet?.data.flat()).toEqual(expect.arrayContaining(['081200000012', '2026-11-25 09:00']));
    t.chosen.savePath = join(t.folder, 'kontak.csv');
    expect(await t.get('appointments.saveContacts', { ...asked, format: 'CSV' })).toEqual({ saved: true });
    const lines = readFileSync(t.chosen.savePath, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(
      '"081200000012";"orang2@contoh.invalid";"2026-11-24 09:00";"2026-11-25 09:00"',
    );
  });

  it('prints the paper for applicants and the list, each print in the trail', async () => {
    t.printers.names = ['laser'];
    await t.get('printing.choosePrinter', { size: 'A4', printer: 'laser' });
    for (const paper of ['QUOTA', 'MOVED_CONTACTS'] as const) {
      expect(await t.get('printing.print', { ref: { paper, from: DAY, to: DAY }, copy: 0 })).toEqual({
        way: 'QUEUE',
      });
    }
    const trail = await t.desk.db('audit').whereLike('detail', 'paper %').orderBy('seq').pluck('detail');
    expect(trail).toEqual(['paper QUOTA printed, copy 0', 'paper MOVED_CONTACTS printed, copy 0']);
  });
}

describe('a desk alone', () => {
  plansItsDays(async () => {
    const t = await openTestDesk();
    return {
      t,
      async evening() {
        t.setNow(EVENING);
        await runSystemActions(t.desk);
      },
      close: () => t.close(),
    };
  });
});

describe('desks of a hub', () => {
  plansItsDays(async () => {
    const office = await openJoinedOffice();
    const t = await office.desk('Loket 1');
    return {
      t,
      async evening() {
        await t.sync();
        office.edge.moveClock((Date.parse(EVENING) - Date.parse(MORNING)) / 60_000);
        t.setNow(EVENING);
        await runHubActions(office.edge.hub);
        await t.sync();
      },
      close: () => office.close(),
    };
  });

  it('hears of the places that another desk has filled, before it knows the files', async () => {
    const office = await openJoinedOffice();
    try {
      const [front, head] = [await office.desk('Loket 1'), await office.desk('Ruang kasi')];
      await head.stopSync();
      await front.as('loket');
      await book(front, 1, '08:00');
      await front.sync();
      await head.as('kasi');
      expect(await head.get('appointments.dayFiles', { day: DAY })).toEqual([]);
      expect(await head.get('appointments.dayHeld', { day: DAY })).toEqual({ here: 0, atOffice: 1 });
      const { days, where } = await quotaOf(head);
      expect(where).toBe('OFFICE');
      expect(shown(days, DAY)).toMatchObject({ booked: 1 });
    } finally {
      await office.close();
    }
  });

  it('moves a day weeks ahead only with all of its files, which lie at the hub', async () => {
    const far = addDays(DAY, 21);
    const office = await openJoinedOffice();
    try {
      const [front, head] = [await office.desk('Loket 1'), await office.desk('Ruang kasi')];
      await head.as('kasubsi');
      await head.get('registers.write', line('propose/1', PLAN));
      await head.as('kasi');
      const [proposed] = await plansOf(head);
      await head.get('registers.write', line('publish/1', {}, proposed));
      await front.as('loket');
      const there = [await book(front, 1, '08:00', far), await book(front, 2, '09:00', far)];
      await front.sync();
      await head.as('loket');
      const own = await book(head, 3, '10:00', far);
      await head.sync();

      await head.as('kasi');
      expect(await head.get('appointments.dayHeld', { day: far })).toEqual({ here: 1, atOffice: 3 });
      await prove(head);
      const some = await decisionOf(head, far);
      expect(some.files.map(({ applicationId }) => applicationId)).toEqual([own]);
      expect(await head.call('appointments.moveMany', some)).toMatchObject({
        code: 'DAY_INCOMPLETE',
        details: { here: 1, atOffice: 3 },
      });

      expect(await head.get('appointments.bringDay', { day: far })).toEqual({ brought: 2 });
      expect(await head.get('appointments.dayHeld', { day: far })).toEqual({ here: 3, atOffice: 3 });
      const all = await decisionOf(head, far);
      expect(all.files.map(({ applicationId }) => applicationId)).toEqual([...there, own]);
      expect(await head.get('appointments.moveMany', all)).toEqual({ moved: 3 });
      await head.sync();
      expect(await head.get('appointments.dayHeld', { day: far })).toEqual({ here: 0, atOffice: 0 });
      const trail = office.edge.hub.store('audit').where({ event: 'RESCHEDULE' });
      expect(await trail.select('subject', 'unconfirmed')).toEqual([{ subject: far, unconfirmed: false }]);
      await front.sync();
      const moved = await front.get('applications.open', { applicationId: there[0] ?? own });
      expect(moved.file.appointment).toEqual({ date: addDays(far, 1), time: '08:00' });
    } finally {
      await office.close();
    }
  });
});
