import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { act, firstOf, note, PushScene, unsigned } from '#test/support/push-scene.ts';
import { STAFF } from '#test/support/rules-office.ts';
import type { TestHub } from '#test/support/test-hub.ts';
import { codesOf, type NewAction, type PushingDesk } from '#test/support/test-hub-office.ts';
import { opened } from '#test/support/shown.ts';

let scene: PushScene;
let test: TestHub;
let a: PushingDesk;
let b: PushingDesk;

beforeAll(async () => {
  scene = await PushScene.open();
  ({ test } = scene);
});

beforeEach(async () => {
  a = await scene.newDesk('Loket 1');
  b = await scene.newDesk('Loket 2');
});

afterAll(async () => {
  await test.stop();
});

async function counts() {
  const { store } = test.hub;
  const count = async (table: string) => Number((await store(table).count({ n: '*' }).first())?.['n']);
  const office = await store('office').where({ id: test.officeId }).first('feed_seq', 'audit_seq');
  return {
    office,
    action: await count('action'),
    command: await count('command'),
    audit: await count('audit'),
    application: await count('application'),
  };
}

describe('a push is stored once', () => {
  it('a passport day from booking to handover is accepted and stands as its actions make it', async () => {
    const actions = scene.journey('HANDED_OVER');
    const results = await a.offer(...actions);
    expect(codesOf(results)).toEqual(actions.map(() => 'ACCEPTED'));
    const { row, actions: rows } = await scene.stored({
      applicationId: actions[0]?.applicationId as ApplicationId,
    });
    expect(row).toMatchObject({ state: 'HANDED_OVER', version: actions.length });
    expect(rows.map(({ id }) => id)).toEqual(actions.map(({ id }) => id));
    const again = replay(
      rows.map((stored) => ({ ...stored, ...fields(stored), office: 'PDG' }) as unknown as Action),
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(row.snapshot));
    const blanks = await test.hub.store('blank').where({ application_id: row.id }).select('state');
    expect(blanks).toEqual([{ state: 'ISSUED' }]);
  });

  it('a replay gets the stored results and changes nothing', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const page = a.number([note(file), note(file, { role: 'QC' })]);
    const first = await a.push(page);
    expect(codesOf(first.results)).toEqual(['ACCEPTED', 'ROLE_NOT_ALLOWED']);
    const before = await counts();
    expect(await a.push(page)).toEqual(first);
    expect(await counts()).toEqual(before);
    const more = a.number([note(file)]);
    expect(codesOf((await a.push([...page, ...more])).results)).toEqual([
      'ACCEPTED',
      'ROLE_NOT_ALLOWED',
      'ACCEPTED',
    ]);
  });

  it('a gap is told with the number that is expected, and nothing is stored', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const before = await counts();
    const [first, second] = a.number([note(file), note(file)]) as [PushedAction, PushedAction];
    await expect(a.push([second])).rejects.toMatchObject({
      code: 'PUSH_GAP',
      details: { expected: first.seq },
    });
    await expect(a.push([second, first])).rejects.toMatchObject({ code: 'PUSH_GAP' });
    expect(await counts()).toEqual(before);
  });

  it('a group stands or falls together, and no refused action holds up those behind it', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const together = [note(file), note(file, { payload: { note: '' } }), note(file)];
    const group = a.number(together, together[0]?.id);
    const results = (await a.push([...group, ...a.number([note(file)])])).results;
    expect(codesOf(results)).toEqual(['NOTE_TOO_SHORT', 'NOTE_TOO_SHORT', 'NOTE_TOO_SHORT', 'ACCEPTED']);
    expect(results[0]).toMatchObject({ details: { because: group[1]?.id }, version: file.version });
    expect((await scene.stored(file)).actions).toHaveLength(file.version + 1);
  });

  it('an action that another desk brings again is answered, not done twice; another one under its id is refused', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const action = note(file);
    await a.offer(action);
    expect(await b.offer(action)).toMatchObject([{ status: 'ACCEPTED', version: file.version + 1 }]);
    expect(codesOf(await b.offer({ ...action, actor: STAFF.QC, role: 'QC' }))).toEqual(['ACTION_ID_USED']);
    expect((await scene.stored(file)).actions).toHaveLength(file.version + 1);
  });
});

function fields(row: object) {
  const from = row as Record<string, unknown>;
  return {
    applicationId: from['application_id'],
    occurredAt: from['occurred_at'],
    basedOn: from['based_on'],
  };
}

describe('two desks on one file', () => {
  it('of two approvals on the same version one is accepted and one refused', async () => {
    const file = await scene.given(a, 'APPROVED', unsigned);
    const mine = act(file, 'approval.approve/2', { payload: opened() });
    const other = act(file, 'approval.approve/2', {
      actor: STAFF.SECTION_HEAD,
      role: 'SECTION_HEAD',
      payload: opened(),
    });
    const answers = await Promise.all([a.offer(mine), b.offer(other)]);
    expect(answers.flatMap(codesOf).toSorted()).toEqual(['ACCEPTED', 'STALE_VERSION']);
    const approvals = (await scene.stored(file)).actions.slice(file.version);
    expect(approvals).toMatchObject([{ kind: 'approval.approve/2' }]);
  });

  it('what is no decision is decided on the newest state', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    await a.offer(note(file));
    expect(await b.offer(note(file))).toMatchObject([{ status: 'ACCEPTED', version: file.version + 2 }]);
  });

  it('an application that two desks import is one file: the second is told where the first is', async () => {
    const first = firstOf(scene.journey('BOOKED'));
    const again = { ...first, id: v7() as ActionId, applicationId: v7() as ApplicationId };
    expect(codesOf(await a.offer(first))).toEqual(['ACCEPTED']);
    expect(await b.offer(again)).toMatchObject([
      { code: 'FILE_EXISTS', details: { application: first.applicationId }, version: null },
    ]);
    expect((await scene.stored(again)).row).toBeUndefined();
  });

  it('one person with two open files gets a review, and never two passports', async () => {
    const one = await scene.given(a, 'APPROVED', unsigned);
    const { nik } = (await scene.stored(one)).row;
    const booking = scene.journey('BOOKED').map((action) => ({
      ...action,
      payload: { ...(action.payload as object), applicant: { ...applicantOf(action), nik } },
    }));
    expect(codesOf(await b.offer(...booking))).toEqual(['ACCEPTED']);
    test.setNow(one.now);
    expect(codesOf(await a.offer(act(one, 'approval.approve/2', { payload: opened() })))).toEqual([
      'DUPLICATE_REVIEW_OPEN',
    ]);
    const reviews = await test.hub.store('duplicate_review').where({ nik }).select();
    expect(reviews).toHaveLength(1);
    expect(reviews[0]?.application_ids).toEqual([one.applicationId, booking[0]?.applicationId]);
    const second = { applicationId: booking[0]?.applicationId as ApplicationId, version: 1, now: one.now };
    const withdraw = act(second, 'applications.applicantWithdraws/1', {
      payload: { note: 'Pemohon mendaftar dua kali' },
      actor: STAFF.COUNTER,
      role: 'COUNTER',
    });
    expect(codesOf(await b.offer(withdraw))).toEqual(['ACCEPTED']);
    expect(codesOf(await a.offer(act(one, 'approval.approve/2', { payload: opened() })))).toEqual([
      'ACCEPTED',
    ]);
  });

  it('a person under a timed suspension gets no other file before its end', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const { row } = await scene.stored(file);
    const barred = { ...row.snapshot, barredUntil: '2026-09-01', state: 'CANCELLED' };
    await test.hub
      .store('application')
      .where({ id: row.id })
      .update({ snapshot: JSON.stringify(barred), state: 'CANCELLED' });
    const booking = firstOf(scene.journey('BOOKED'));
    const payload = { ...objectOf(booking), applicant: { ...applicantOf(booking), nik: row.nik } };
    expect(await b.offer({ ...booking, payload })).toMatchObject([
      { code: 'APPLICANT_BARRED', details: { until: '2026-09-01' } },
    ]);
  });

  it('a blank, a passport number and a register number are given out once', async () => {
    await scene.given(a, 'HANDED_OVER');
    const holder = scene.person;
    const printing = await b.offer(...scene.journey('PRINTED', holder));
    expect(codesOf(printing).at(-1)).toBe('PASSPORT_NUMBER_USED');
    const mine = scene.journey('HANDED_OVER');
    const collecting = mine.map((action) => {
      const isHandover = action.kind === 'production.handOver/1';
      return isHandover ? { ...action, payload: { ...objectOf(action), registerNo: `R-${holder}` } } : action;
    });
    expect(codesOf(await b.offer(...collecting)).at(-1)).toBe('REGISTER_NO_USED');
    const serial = objectOf(
      must(
        mine.find(({ kind }) => kind === 'production.allocateBlank/1'),
        'a blank',
      ),
    );
    const taking = scene
      .journey('BLANK_ALLOCATED')
      .map((action) =>
        action.kind === 'production.allocateBlank/1' ? { ...action, payload: serial } : action,
      );
    expect(codesOf(await b.offer(...taking)).at(-1)).toBe('BLANK_NOT_IN_STOCK');
  });
});

function applicantOf(action: NewAction): object {
  return (action.payload as { applicant: object }).applicant;
}

function objectOf(action: NewAction): object {
  return action.payload as object;
}
