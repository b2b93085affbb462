import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IkmElement, type IkmAnswer } from '#common/domain/office/ikm.ts';
import { INSTRUMENT } from '#common/domain/registers/survey.ts';
import type { Kept, RegisterName } from '#common/domain/registers/register.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sendWaiting } from '#main/features/registers/office-registers.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const PERIOD = { from: plainDate('2026-11-01'), to: plainDate('2026-11-30') };
const COMPLAINT = {
  channel: 'PHONE',
  category: 'DELAY',
  text: 'Paspor belum selesai setelah dua minggu.',
  complainant: { name: 'SITI CONTOH', contact: '0812-0000' },
  applicationNumber: null,
  about: null,
};

function answer(value: IkmAnswer, suggestion: string | null = null) {
  // All nine have the same answer.
  const answers = Object.fromEntries(IkmElement.options.map((one) => [one, value])) as Record<
    IkmElement,
    IkmAnswer
  >;
  return { instrument: INSTRUMENT, answers, suggestion } as const;
}

function line(
  register: RegisterName,
  kind: string,
  payload: Record<string, unknown>,
  about?: Pick<Kept<unknown>, 'subject' | 'lines'>,
) {
  const subject = about?.subject ?? v7();
  return { id: v7(), register, kind, payload, subject, basedOn: about?.lines ?? 0 };
}

async function complaints(t: TestDesk) {
  return (await t.get('complaints.list', {})).rows;
}

async function personAs(t: TestDesk, username: string) {
  await t.as(username);
  const { user } = t.desk.session;
  if (!user) throw new Error('nobody is signed in');
  return user;
}

/** The same by both authorities. */
function hearsVoices(open: () => Promise<{ t: TestDesk; close(): Promise<void> }>) {
  let t: TestDesk;
  let office: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
  });
  afterAll(() => office.close());

  it('takes answers only on the page before the lock, which an officer’s password alone opens', async () => {
    await t.as('serah');
    expect(await t.call('survey.answer', answer(4))).toMatchObject({ code: 'SURVEY_CLOSED' });
    expect(
      await t.call('registers.write', line('survey', 'answer/1', { ...answer(4), day: '2026-11-24' })),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(await t.get('survey.openKiosk', {})).toMatchObject({ state: 'LOCKED', isKiosk: true });
    expect(await t.call('applications.counts', {})).toMatchObject({ code: 'LOCKED' });
    const { time: _left, ...eight } = answer(4).answers;
    expect(
      await t.call('survey.answer', { ...answer(4), answers: eight as Record<IkmElement, IkmAnswer> }),
    ).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await t.get('survey.answer', answer(4, 'Tambah kursi'))).toEqual({ waits: false });
    expect(await t.get('survey.answer', answer(3))).toEqual({ waits: false });
    expect(await t.call('session.unlock', { password: 'bukan kata sandi' })).toMatchObject({ ok: false });
    expect(await t.get('session.status', {})).toMatchObject({ state: 'LOCKED', isKiosk: true });
    expect(await t.get('session.unlock', { password: SAMPLE_PASSWORD })).toMatchObject({
      state: 'SIGNED_IN',
      isKiosk: false,
    });
    expect(await t.call('survey.answer', answer(4))).toMatchObject({ code: 'SURVEY_CLOSED' });
  });

  it('tells the index to whoever answers for the service, not to whoever serves', async () => {
    expect(await t.call('survey.report', PERIOD)).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('kasi');
    const { report, improvements } = await t.get('survey.report', PERIOD);
    expect(report.now).toMatchObject({ respondents: 2, index: 87.5, grade: 'B' });
    expect(report.suggestions).toEqual([{ day: '2026-11-24', text: 'Tambah kursi' }]);
    expect(improvements).toEqual([]);
    t.chosen.savePath = join(t.folder, 'survei.xlsx');
    expect(await t.get('survey.saveSheet', PERIOD)).toEqual({ saved: true });
    const sheets = await readSheets(t.chosen.savePath);
    const { table } = CATALOGUES.id.survey;
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      table.index,
      table.elements,
      table.months,
      table.suggestions,
      table.improvements,
      table.complaints,
      table.complaintClasses,
    ]);
    expect(sheets[0]?.data).toContainEqual([table.index, 87.5]);
    expect(sheets[3]?.data).toContainEqual(['2026-11-24', 'Tambah kursi']);
  });

  it('a head plans what is to get better, and its owner alone says that it is done', async () => {
    const owner = await personAs(t, 'serah');
    const plan = {
      element: 'time',
      owner: owner.id,
      action: 'Buka loket kedua pada jam sibuk',
      dueOn: '2026-12-15',
    };
    expect(await t.call('registers.write', line('improvements', 'plan/1', plan))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kasubsi');
    expect(
      await t.call('registers.write', line('improvements', 'plan/1', { ...plan, dueOn: '2026-11-01' })),
    ).toMatchObject({ code: 'IMPROVEMENT_DAY_PAST' });
    await t.get('registers.write', line('improvements', 'plan/1', plan));
    const [planned] = (await t.get('survey.report', PERIOD)).improvements;
    const result = { result: 'Loket kedua dibuka setiap pagi' };
    expect(await t.call('registers.write', line('improvements', 'finish/1', result, planned))).toMatchObject({
      code: 'IMPROVEMENT_NOT_YOURS',
    });
    await t.as('serah');
    await t.get('registers.write', line('improvements', 'finish/1', result, planned));
    await t.as('kasubsi');
    const [done] = (await t.get('survey.report', PERIOD)).improvements;
    expect(done?.item.done).toMatchObject({ by: owner.id, ...result });
    await t.as('serah');
    expect(await t.call('registers.write', line('improvements', 'finish/1', result, done))).toMatchObject({
      code: 'IMPROVEMENT_DONE',
    });
  });

  it('a complaint has its day by the office’s calendar', async () => {
    const handler = await personAs(t, 'pengaduan');
    await t.get('registers.write', line('complaints', 'receive/1', COMPLAINT));
    const [received] = await complaints(t);
    expect(received).toMatchObject({ dueOn: null, unverifiedDays: 0, item: { state: 'RECEIVED' } });
    await t.get(
      'registers.write',
      line('complaints', 'verify/1', { sla: 'NORMATIVE', about: null, note: '' }, received),
    );
    const [verified] = await complaints(t);
    // Tuesday; five working days later, over a weekend.
    expect(verified).toMatchObject({ dueOn: '2026-12-01', legalOn: '2027-01-23', isLate: false });
    await t.get(
      'registers.write',
      line('complaints', 'assign/1', { handler: handler.id, note: '' }, verified),
    );
    expect((await complaints(t))[0]?.item.complainant).toEqual(COMPLAINT.complainant);
    await t.as('loket');
    expect(await t.call('complaints.list', {})).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('has a letter for the complainant once something stands, for whoever knows the complainant', async () => {
    const copies = async (subject: string) =>
      t.call('printing.copies', { paper: 'COMPLAINT', subject } as const);
    await t.as('pengaduan');
    const [taken] = await complaints(t);
    if (!taken) throw new Error('there is one');
    const step = async (kind: string, payload: Record<string, unknown>) => {
      const [now] = await complaints(t);
      await t.get('registers.write', line('complaints', kind, payload, now));
    };
    expect(await copies(taken.subject)).toMatchObject({ code: 'PAPER_NOT_AVAILABLE' });
    await step('start/1', {});
    await step('answer/1', { answer: 'Paspor sudah siap diambil.' });
    expect(await copies(taken.subject)).toMatchObject({ value: { made: 0 } });
    await t.as('loket');
    expect(await copies(taken.subject)).toMatchObject({ code: 'FORBIDDEN' });
    // An answer that did not settle it stands no longer.
    await t.as('pengaduan');
    await step('escalate/1', { note: 'Pengadu belum puas dengan jawaban.' });
    expect(await copies(taken.subject)).toMatchObject({ code: 'PAPER_NOT_AVAILABLE' });
  });

  it('the officer complained about sees nothing of it and is refused', async () => {
    const head = await personAs(t, 'kasubsi');
    await t.as('pengaduan');
    const about = { ...COMPLAINT, category: 'OFFICER_BEHAVIOUR', about: head.id };
    const written = line('complaints', 'receive/1', about);
    await t.get('registers.write', written);
    expect(await complaints(t)).toHaveLength(2);
    await t.as('kasubsi');
    const rows = await complaints(t);
    expect(rows.map(({ subject }) => subject)).not.toContain(written.subject);
    expect(rows).toHaveLength(1);
    expect(await t.call('printing.copies', { paper: 'COMPLAINT', subject: written.subject })).toMatchObject({
      code: 'PAPER_NOT_AVAILABLE',
    });
    const kept = { subject: written.subject, lines: 1 };
    expect(
      await t.call(
        'registers.write',
        line('complaints', 'verify/1', { sla: 'LIGHT', about: null, note: '' }, kept),
      ),
    ).toMatchObject({ code: 'COMPLAINT_ABOUT_YOU' });
    // Nor does the same line, sent again, give the text away.
    expect(await t.call('registers.write', { ...written, payload: {} })).toMatchObject({
      code: 'SUBJECT_EXISTS',
    });
    await t.as('kasi');
    const seen = await complaints(t);
    expect(seen.find(({ subject }) => subject === written.subject)?.item.complainant).toEqual(
      COMPLAINT.complainant,
    );
    const { complaints: figures, complaintClasses } = await t.get('survey.report', PERIOD);
    expect(complaintClasses?.map(({ sla, received }) => [sla, received])).toEqual([
      ['NORMATIVE', 1],
      [null, 1],
    ]);
    expect(figures?.map(({ category, received }) => [category, received])).toEqual([
      ['DELAY', 1],
      ['OFFICER_BEHAVIOUR', 1],
    ]);
  });
}

describe('a desk alone', () => {
  let t: TestDesk;
  hearsVoices(async () => {
    t = await openTestDesk();
    return { t, close: () => t.close() };
  });

  it('keeps of an answer the day, and nothing of who, where and at which minute', async () => {
    const rows = await t.desk.db('register_entry').where({ register: 'survey' }).select();
    expect(rows).toHaveLength(2);
    for (const { id, subject, actor, desk, at } of rows as Record<string, string | null>[]) {
      expect({ actor, desk, at }).toEqual({ actor: null, desk: '', at: '2026-11-23T17:00:00.000Z' });
      // Version 4: chance alone. Version 7 carries the millisecond.
      expect([id?.[14], subject?.[14]]).toEqual(['4', '4']);
    }
    const told = await t.desk
      .db('audit')
      .where({ event: 'REGISTER' })
      .andWhere('detail', 'like', '%survey%')
      .select('detail');
    expect(told).toEqual([]);
  });
});

describe('desks of a hub', () => {
  let office: JoinedOffice;
  hearsVoices(async () => {
    office = await openJoinedOffice();
    return { t: await office.desk('Loket 1'), close: () => office.close() };
  });

  it('keep an answer while the hub is away, and send it once', async () => {
    const road = await FaultProxy.open(office.edge.base);
    const other = await office.desk('Loket 2', road.url);
    await other.as('serah');
    await other.get('survey.openKiosk', {});
    road.set({ kind: 'cut' });
    expect(await other.get('survey.answer', answer(1, 'Jaringan lambat'))).toEqual({ waits: true });
    await expect(sendWaiting(other.desk)).rejects.toThrow();
    expect(await other.desk.db('register_waiting').select('id')).toHaveLength(1);
    road.set({ kind: 'clear' });
    await sendWaiting(other.desk);
    await sendWaiting(other.desk);
    expect(await other.desk.db('register_waiting').select('id')).toEqual([]);
    await other.as('kasi');
    const { report } = await other.get('survey.report', PERIOD);
    expect(report.now?.respondents).toBe(3);
    expect(report.suggestions.filter(({ text }) => text === 'Jaringan lambat')).toHaveLength(1);
    const lines = await office.edge.hub
      .store('register_entry')
      .where({ register: 'survey' })
      .select('actor', 'desk', 'at');
    expect(lines).toEqual(
      Array.from({ length: 3 }, () => ({ actor: null, desk: '', at: '2026-11-23T17:00:00.000Z' })),
    );
    const told = await office.edge.hub
      .store('audit')
      .where({ event: 'REGISTER' })
      .andWhere('detail', 'like', '%survey%')
      .select('detail');
    expect(told).toEqual([]);
    await road.close();
  });
});
