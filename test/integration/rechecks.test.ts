import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementOf, type Recheck } from '#common/domain/registers/rechecks.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { commitmentTo } from '#runtime/office/day-seed.ts';
import { drawnFrom } from '#runtime/registers/recheck-acts.ts';
import { promiseByItself as promiseAtHub } from '#hub/features/registers/rechecks-at-hub.ts';
import { promiseByItself } from '#main/features/approval/rechecks.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { actorOf, runToAdjudication } from '#test/support/passport-day.ts';
import { opened } from '#test/support/shown.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NEXT_MONTH = '2026-12-02T02:00:00.000Z';
type Office = { t: TestDesk; round(): Promise<void>; toNextMonth(): void; close(): Promise<void> };

/** The same by both authorities: the desk's own record, and the hub's over the wire. */
function examinesAgain(open: () => Promise<Office>) {
  let office: Office;
  let t: TestDesk;
  let file: ApplicationId;
  let other: ApplicationId;
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
  });
  afterAll(() => office.close());

  async function approve(serial: number): Promise<ApplicationId> {
    const id = await runToAdjudication(t, serial);
    const checked = { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now(), result: 'CLEAR', note: '' };
    await actorOf(t)(id, ['approval.recordAdjudication/1', checked]);
    await t.as('kasubsi');
    await actorOf(t)(id, ['approval.approve/2', opened()]);
    await t.sync();
    return id;
  }
  async function book(): Promise<Kept<Recheck>[]> {
    const { kept } = await t.get('registers.read', { register: 'rechecks', subject: null, since: null });
    return kept as Kept<Recheck>[];
  }
  async function page(id: ApplicationId): Promise<string> {
    const { snapshot } = await t.desk.db('application').where({ id }).first('snapshot');
    const { photo } = JSON.parse(snapshot) as { photo: { attachmentId: never } };
    const reply = await t.call('documents.read', { applicationId: id, attachmentId: photo.attachmentId });
    return (reply as { code?: string }).code ?? 'DONE';
  }
  async function codeOf(channel: 'approval.promiseRecheck' | 'approval.nextRecheck'): Promise<string> {
    const reply = await t.call(channel, {});
    return (reply as { code?: string }).code ?? 'DONE';
  }

  it('the seed of a month is promised while it runs, once, and nobody is told it', async () => {
    file = await approve(1);
    other = await approve(2);
    await t.as('kasubsi');
    expect(await codeOf('approval.promiseRecheck')).toBe('FORBIDDEN');
    await t.as('kasi');
    expect(await t.call('approval.drawRecheck', { month: '2026-11' })).toMatchObject({
      code: 'RECHECK_TOO_EARLY',
    });
    expect(await book()).toEqual([]);
    // Nobody has to think of it: the calendar does.
    await office.round();
    await office.round();
    expect(await codeOf('approval.promiseRecheck')).toBe('DONE');
    expect(await book()).toMatchObject([{ item: { month: '2026-11', percent: 2, drawn: null } }]);
  });

  it('once the month is over its files are drawn by that seed, which is then told and draws the same again', async () => {
    office.toNextMonth();
    await t.as('kasi');
    expect(await t.call('approval.drawRecheck', { month: '2026-10' })).toMatchObject({
      code: 'RECHECK_NOT_PROMISED',
    });
    await t.get('approval.drawRecheck', { month: '2026-11' });
    expect(await t.call('approval.drawRecheck', { month: '2026-11' })).toMatchObject({
      code: 'RECHECK_DRAWN',
    });
    const [november, december] = await book();
    const { promise, drawn } = november?.item ?? {};
    expect(december?.item).toMatchObject({ month: '2026-12', drawn: null });
    expect(promise).toBe(commitmentTo(drawn?.seed ?? ''));
    expect(drawn).toMatchObject({ percent: 2, of: 2 });
    const decided = [file, other].map((applicationId) => ({ applicationId, number: '' }));
    const again = drawnFrom(decided, drawn?.seed ?? '', 2).map(({ applicationId }) => applicationId);
    expect(drawn?.files.map(({ applicationId }) => applicationId)).toEqual(again);
    expect(drawn?.files).toHaveLength(1);
  });

  it('whoever touched the file gets none; whoever did not sees neither decision nor names', async () => {
    for (const username of ['adjudikator', 'wawancara', 'kasubsi']) {
      await t.as(username);
      expect(await t.get('approval.nextRecheck', {}), username).toBeNull();
    }
    await t.as('loket');
    expect(await codeOf('approval.nextRecheck')).toBe('FORBIDDEN');
    await t.as('tikim');
    const mutu = (await t.get('session.accounts', {})).find(({ username }) => username === 'mutu');
    const { id = '', displayName = '' } = mutu ?? {};
    const change = { id, displayName, roles: ['QC', 'INTERVIEWER'] as const, active: true, password: null };
    await t.get('session.updateAccount', { ...change, roles: [...change.roles] });
    await t.sync();
    await t.as('mutu');
    const drawn = (await book())[0]?.item.drawn?.files[0]?.applicationId as ApplicationId;
    expect(await page(drawn)).toBe('FILE_HIDDEN');
    const next = await t.get('approval.nextRecheck', {});
    if (!next) throw new Error('nothing was drawn for the examiner');
    const { view, applicationId } = next;
    expect(view.file).toMatchObject({ state: 'ADJUDICATION', number: '', approval: null });
    expect(view.timeline).toEqual([]);
    const actors: string[] = await t.desk
      .db('action')
      .where({ application_id: applicationId })
      .distinct('actor')
      .pluck('actor');
    expect(actors.length).toBeGreaterThan(3);
    for (const actor of actors) expect(JSON.stringify(view)).not.toContain(actor);
    // Its pages are open, those of another file are not.
    expect(await page(applicationId)).toBe('DONE');
    expect(await page(applicationId === file ? other : file)).toBe('FILE_HIDDEN');
  });

  it('a judgement is kept once; another outcome goes to the head, whose note ends it', async () => {
    const [november] = await book();
    const applicationId = november?.item.drawn?.files[0]?.applicationId as ApplicationId;
    const judgement = {
      subject: november?.subject ?? '',
      applicationId,
      outcome: 'REFUSE' as const,
      codes: ['R_FALSE_DATA'],
      note: 'Tanda tangan berbeda',
    };
    await t.as('kasubsi');
    expect(await t.call('approval.judgeRecheck', judgement)).toMatchObject({ code: 'RECHECK_TOUCHED' });
    await t.as('mutu');
    expect(await t.call('approval.judgeRecheck', { ...judgement, codes: [] })).toMatchObject({
      code: 'INPUT_INVALID',
    });
    await t.get('approval.judgeRecheck', judgement);
    expect(await t.call('approval.judgeRecheck', judgement)).toMatchObject({ code: 'RECHECK_NOT_OPEN' });
    expect(await t.get('approval.nextRecheck', {})).toBeNull();
    expect(await page(applicationId)).toBe('FILE_HIDDEN');
    const numbersOf = ([first]: Kept<Recheck>[]) => first?.item.drawn?.files.map(({ number }) => number);
    // What the file hides, the book does not tell.
    expect(numbersOf(await book())).toEqual(['']);
    await t.as('kasi');
    expect(numbersOf(await book())).toEqual([expect.stringMatching(/\d/)]);
    const [looked] = await book();
    if (!looked) throw new Error('the book is empty');
    expect(agreementOf(looked.item)).toEqual({ looked: 1, same: 0 });
    expect(looked.item.judged[applicationId]).toMatchObject({ former: { outcome: 'APPROVE' }, answer: null });
    const line = { id: v7(), register: 'rechecks', subject: looked.subject, basedOn: looked.lines } as const;
    const payload = { applicationId, note: 'Dibahas dengan adjudikator' };
    await t.get('registers.write', { ...line, kind: 'answer/1', payload });
    const again = { ...line, id: v7(), basedOn: looked.lines + 1, kind: 'answer/1', payload };
    expect(await t.call('registers.write', again)).toMatchObject({ code: 'RECHECK_NOTHING_TO_ANSWER' });
    // Whoever only examines is not told what was decided.
    await t.as('adjudikator');
    const [blind] = await book();
    expect(blind?.item.judged[applicationId]).toMatchObject({ outcome: null, former: null, codes: [] });
  });
}

describe('a desk alone', () => {
  examinesAgain(async () => {
    const t = await openTestDesk();
    return {
      t,
      round: () => promiseByItself(t.desk),
      toNextMonth: () => t.setNow(NEXT_MONTH),
      close: () => t.close(),
    };
  });
});

describe('an office with a hub', () => {
  examinesAgain(async () => {
    const office = await openJoinedOffice();
    const t = await office.desk('Loket 1');
    return {
      t,
      round: () => promiseAtHub(office.edge.hub, new Map()),
      toNextMonth() {
        const minutes = (Date.parse(NEXT_MONTH) - Date.parse(office.edge.hub.clock.now())) / 60_000;
        office.edge.moveClock(minutes);
        t.setNow(NEXT_MONTH);
      },
      close: () => office.close(),
    };
  });
});
