import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { decideDeferred } from '#hub/features/sync/deferred.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { declareOutage, endOutage } from '#hub/features/office/office-acts.ts';
import { COLLEAGUE, STAFF, userId } from '#test/support/rules-office.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import {
  codesOf,
  journeyOf,
  PushingDesk,
  staffTestHub,
  WORK_DAY,
  type MainState,
  type NewAction,
} from '#test/support/test-hub-office.ts';

let test: TestHub;
let a: PushingDesk;
let b: PushingDesk;
let person = 0;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(WORK_DAY);
  await staffTestHub(test);
});

beforeEach(async () => {
  test.setNow(WORK_DAY);
  a = await PushingDesk.open(test, 'Loket 1');
  b = await PushingDesk.open(test, 'Loket 2');
});

afterAll(async () => {
  await test.stop();
});

/** A new person's file up to a state, pushed by a desk. Returns what the next action is made from. */
async function given(
  desk: PushingDesk,
  state: MainState,
  change: (actions: NewAction[]) => NewAction[] = same,
) {
  const actions = change(journey(state));
  expect(codesOf(await desk.offer(...actions))).toEqual(actions.map(() => 'ACCEPTED'));
  return {
    applicationId: firstOf(actions).applicationId,
    version: actions.length,
    now: test.hub.clock.now(),
  };
}

function journey(state: MainState, numbersOf?: number): NewAction[] {
  person += 1;
  const { actions, now } = journeyOf(person, state, numbersOf);
  test.setNow(now);
  return actions;
}

function same(actions: NewAction[]): NewAction[] {
  return actions;
}

/** Everything up to the head's signature. */
function unsigned(actions: NewAction[]): NewAction[] {
  return actions.filter(({ kind }) => kind !== 'approval.approve/1');
}

function firstOf(actions: readonly NewAction[]): NewAction {
  return must(actions[0], 'a journey has actions');
}

type Given = Awaited<ReturnType<typeof given>>;

function act(file: Given, kind: string, change: Partial<NewAction> = {}): NewAction {
  return {
    id: v7() as ActionId,
    applicationId: file.applicationId,
    kind,
    payload: {},
    actor: STAFF.SUBSECTION_HEAD,
    role: 'SUBSECTION_HEAD',
    desk: 'Loket',
    occurredAt: file.now,
    basedOn: file.version,
    ...change,
  };
}

function note(file: Given, change: Partial<NewAction> = {}): NewAction {
  const payload = { note: 'Catatan petugas tentang berkas ini' };
  return act(file, 'applications.addNote/1', { payload, actor: STAFF.COUNTER, role: 'COUNTER', ...change });
}

async function stored(file: Pick<Given, 'applicationId'>) {
  const { store } = test.hub;
  const actions: { id: ActionId; version: number }[] = await store('action')
    .where({ application_id: file.applicationId })
    .orderBy('version')
    .select();
  const row = await store('application').where({ id: file.applicationId }).first();
  return { actions, row };
}

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
    const actions = journey('HANDED_OVER');
    const results = await a.offer(...actions);
    expect(codesOf(results)).toEqual(actions.map(() => 'ACCEPTED'));
    const { row, actions: rows } = await stored({
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
    const file = await given(a, 'CHECKED_IN');
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
    const file = await given(a, 'CHECKED_IN');
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
    const file = await given(a, 'CHECKED_IN');
    const together = [note(file), note(file, { payload: { note: '' } }), note(file)];
    const group = a.number(together, together[0]?.id);
    const results = (await a.push([...group, ...a.number([note(file)])])).results;
    expect(codesOf(results)).toEqual(['NOTE_TOO_SHORT', 'NOTE_TOO_SHORT', 'NOTE_TOO_SHORT', 'ACCEPTED']);
    expect(results[0]).toMatchObject({ details: { because: group[1]?.id }, version: file.version });
    expect((await stored(file)).actions).toHaveLength(file.version + 1);
  });

  it('an action that another desk brings again is answered, not done twice; another one under its id is refused', async () => {
    const file = await given(a, 'CHECKED_IN');
    const action = note(file);
    await a.offer(action);
    expect(await b.offer(action)).toMatchObject([{ status: 'ACCEPTED', version: file.version + 1 }]);
    expect(codesOf(await b.offer({ ...action, actor: STAFF.QC, role: 'QC' }))).toEqual(['ACTION_ID_USED']);
    expect((await stored(file)).actions).toHaveLength(file.version + 1);
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
    const file = await given(a, 'APPROVED', unsigned);
    const mine = act(file, 'approval.approve/1');
    const other = act(file, 'approval.approve/1', { actor: STAFF.SECTION_HEAD, role: 'SECTION_HEAD' });
    const answers = await Promise.all([a.offer(mine), b.offer(other)]);
    expect(answers.flatMap(codesOf).toSorted()).toEqual(['ACCEPTED', 'STALE_VERSION']);
    const approvals = (await stored(file)).actions.slice(file.version);
    expect(approvals).toMatchObject([{ kind: 'approval.approve/1' }]);
  });

  it('what is no decision is decided on the newest state', async () => {
    const file = await given(a, 'CHECKED_IN');
    await a.offer(note(file));
    expect(await b.offer(note(file))).toMatchObject([{ status: 'ACCEPTED', version: file.version + 2 }]);
  });

  it('an application that two desks import is one file: the second is told where the first is', async () => {
    const first = firstOf(journey('BOOKED'));
    const again = { ...first, id: v7() as ActionId, applicationId: v7() as ApplicationId };
    expect(codesOf(await a.offer(first))).toEqual(['ACCEPTED']);
    expect(await b.offer(again)).toMatchObject([
      { code: 'FILE_EXISTS', details: { application: first.applicationId }, version: null },
    ]);
    expect((await stored(again)).row).toBeUndefined();
  });

  it('one person with two open files gets a review, and never two passports', async () => {
    const one = await given(a, 'APPROVED', unsigned);
    const { nik } = (await stored(one)).row;
    const booking = journey('BOOKED').map((action) => ({
      ...action,
      payload: { ...(action.payload as object), applicant: { ...applicantOf(action), nik } },
    }));
    expect(codesOf(await b.offer(...booking))).toEqual(['ACCEPTED']);
    test.setNow(one.now);
    expect(codesOf(await a.offer(act(one, 'approval.approve/1')))).toEqual(['DUPLICATE_REVIEW_OPEN']);
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
    expect(codesOf(await a.offer(act(one, 'approval.approve/1')))).toEqual(['ACCEPTED']);
  });

  it('a blank, a passport number and a register number are given out once', async () => {
    await given(a, 'HANDED_OVER');
    const holder = person;
    const printing = await b.offer(...journey('PRINTED', holder));
    expect(codesOf(printing).at(-1)).toBe('PASSPORT_NUMBER_USED');
    const mine = journey('HANDED_OVER');
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
    const taking = journey('BLANK_ALLOCATED').map((action) =>
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

describe('who may act is asked of the hub, not of the desk', () => {
  const attempts: [string, string, (file: Given) => Promise<Partial<NewAction>>][] = [
    ['a role that the person does not hold', 'ROLE_NOT_ALLOWED', async () => ({ role: 'SECTION_HEAD' })],
    ['the voice of the hub itself', 'ROLE_NOT_ALLOWED', async () => ({ role: 'SYS', actor: STAFF.SYS })],
    [
      'somebody who never signed in here',
      'ACTOR_NOT_SIGNED_IN',
      async () => ({ actor: await test.addAccount(['COUNTER']) }),
    ],
    ['somebody whom the office does not know', 'ACTOR_NOT_SIGNED_IN', async () => ({ actor: userId(9999) })],
    [
      'a moment before the sign-in',
      'ACTOR_NOT_SIGNED_IN',
      async () => ({ occurredAt: '1999-12-31T00:00:00.000Z' as Instant }),
    ],
    ['a moment that has not come', 'CLOCK_AHEAD', async ({ now }) => ({ occurredAt: addMinutes(now, 11) })],
  ];

  it.each(attempts)('%s is refused', async (_what, code, change) => {
    const file = await given(a, 'CHECKED_IN');
    expect(codesOf(await a.offer(note(file, await change(file))))).toEqual([code]);
    expect((await stored(file)).actions).toHaveLength(file.version);
    const entries = await test.hub
      .store('audit')
      .where({ subject: file.applicationId, event: 'REFUSED' })
      .select();
    expect(entries).toMatchObject([{ detail: `applications.addNote/1 ${code}` }]);
  });

  it('a closed account, and one whose window has ended, are refused', async () => {
    const file = await given(a, 'CHECKED_IN');
    const gone = await test.addAccount(['COUNTER'], { active: false });
    await test.signIn(a.desk, gone);
    const left = await test.addAccount(['COUNTER']);
    await test.signIn(a.desk, left, { until: addMinutes(file.now, -1) });
    const attempts = [gone, left].map((actor) => note(file, { actor }));
    expect(codesOf(await a.offer(...attempts))).toEqual(['ACTOR_NOT_SIGNED_IN', 'ACTOR_NOT_SIGNED_IN']);
  });

  it('an acting head decides from the beginning of the appointment to its end', async () => {
    const file = await given(a, 'APPROVED', unsigned);
    const acting = await test.addAccount(['COUNTER']);
    await test.signIn(a.desk, acting);
    const appointment = {
      role: 'SUBSECTION_HEAD',
      from: addMinutes(file.now, -60),
      until: addMinutes(file.now, -1),
    };
    const appoint = (change: object) =>
      test.hub
        .store('account')
        .where({ id: acting })
        .update({ acting: JSON.stringify([{ ...appointment, ...change }]) });
    await appoint({});
    expect(codesOf(await a.offer(act(file, 'approval.approve/1', { actor: acting })))).toEqual([
      'ROLE_NOT_ALLOWED',
    ]);
    await appoint({ until: addMinutes(file.now, 1) });
    expect(codesOf(await a.offer(act(file, 'approval.approve/1', { actor: acting })))).toEqual(['ACCEPTED']);
  });

  it("another office's file is not told, its id not taken, its blanks not touched", async () => {
    const file = await given(a, 'CHECKED_IN');
    const other = await test.addOffice(`X${person}`);
    const stranger = await test.addAccount(['COUNTER'], { officeId: other });
    const elsewhere = await PushingDesk.open(test, 'Loket 9', other);
    const opening = firstOf(journey('BOOKED'));
    const foreign = { actor: stranger, role: 'COUNTER' } as const;
    test.setNow(addMinutes(file.now, 1));
    const results = await elsewhere.offer(note(file, foreign), {
      ...opening,
      ...foreign,
      applicationId: file.applicationId,
    });
    expect(results).toMatchObject([
      { code: 'FILE_NOT_FOUND', version: null },
      { code: 'FILE_NOT_FOUND', version: null },
    ]);
    expect((await stored(file)).actions).toHaveLength(file.version);
  });

  it('a revoked desk brings nothing in', async () => {
    const file = await given(a, 'CHECKED_IN');
    await test.hub.store('desk').where({ id: a.desk.id }).update({ revoked_at: test.hub.clock.now() });
    await expect(a.offer(note(file))).rejects.toMatchObject({ code: 'DESK_REVOKED' });
  });
});

describe('separation of duties', () => {
  it('the interviewer and the capturer are refused by the rules', async () => {
    const by = (role: string) => (actions: NewAction[]) =>
      unsigned(actions).map((action) => (action.role === role ? { ...action, actor: COLLEAGUE } : action));
    const interviewed = await given(a, 'APPROVED', by('INTERVIEWER'));
    const captured = await given(a, 'APPROVED', by('BIOMETRIC'));
    const approvals = [interviewed, captured].map((file) =>
      act(file, 'approval.approve/1', { actor: COLLEAGUE }),
    );
    expect(codesOf(await a.offer(...approvals))).toEqual(['SEPARATION_S1', 'SEPARATION_S2']);
  });

  type Pair = [code: string, state: MainState, kind: string, did: string];
  const pairs: Pair[] = [
    ['separation_s1', 'ADJUDICATION', 'approval.approve/1', 'interview.recordInterview/1'],
    ['separation_s2', 'ADJUDICATION', 'approval.approve/1', 'biometrics.capturePhoto/1'],
    ['separation_s3', 'PRINTED', 'production.qcPass/1', 'production.print/1'],
    ['separation_s6', 'IN_SERVICE', 'interview.recordInterview/1', 'interview.openExamination/1'],
    ['second_person_required', 'IN_SERVICE', 'approval.reject/1', 'approval.proposeDecision/1'],
  ];

  it.each(pairs)(
    '%s is refused by the database to whoever writes SQL',
    async (constraint, state, kind, did) => {
      const file = await given(a, state);
      const write = (actor: UserId, verb: string, version: number) =>
        test.hub.store('action').insert({
          id: v7(),
          office_id: test.officeId,
          application_id: file.applicationId,
          version,
          kind: verb,
          payload: JSON.stringify({}),
          actor,
          role: 'SECTION_HEAD',
          desk_id: '',
          desk: '',
          occurred_at: file.now,
          feed_seq: 1_000_000 + person * 10 + version,
        });
      const done = (await stored(file)).actions as unknown as { kind: string; actor: UserId }[];
      let actor = done.find((action) => action.kind === did)?.actor;
      let { version } = file;
      if (!actor) {
        actor = COLLEAGUE;
        await write(actor, did, (version += 1));
      }
      await expect(write(actor, kind, version + 1)).rejects.toMatchObject({ constraint });
      // Nor in the other order: history is only added at its end.
      await expect(write(userId(77), kind, 0)).rejects.toMatchObject({ constraint: 'action_order' });
      await write(userId(77), kind, version + 1);
    },
  );

  it('when the database refuses what the rules let pass, only the group concerned is refused', async () => {
    const file = await given(a, 'CHECKED_IN');
    const { store } = test.hub;
    // A rule of the database that the rules in memory know nothing of.
    const clash = firstOf(journey('BOOKED'));
    await store.raw(
      `alter table application add constraint no_such_file check (id <> '${clash.applicationId}') not valid`,
    );
    test.setNow(addMinutes(file.now, 1));
    const results = await a.offer(note(file), clash, note(file));
    expect(codesOf(results)).toEqual(['ACCEPTED', 'CONSTRAINT', 'ACCEPTED']);
    expect((await stored(file)).actions).toHaveLength(file.version + 2);
    expect((await stored(clash)).actions).toEqual([]);
  });
});

describe('what the hub does not understand yet', () => {
  it('is kept with its group and decided when a newer hub starts', async () => {
    const file = await given(a, 'CHECKED_IN');
    const newer = note(file, { kind: 'applications.addNote/9' });
    const results = await a.offer(newer, note(file));
    expect(codesOf(results)).toEqual(['DEFERRED', 'ACCEPTED']);
    expect(await decideDeferred(test.hub)).toBe(0);
    // The newer hub knows the kind.
    const body = JSON.stringify({
      ...newer,
      kind: 'applications.addNote/1',
      seq: a.seq - 1,
      group: newer.id,
    });
    await test.hub.store('command').where({ action_id: newer.id }).update({ body });
    expect(await decideDeferred(test.hub)).toBe(1);
    const known = await test.hub.store('command').where({ action_id: newer.id }).first();
    expect(known).toMatchObject({ status: 'ACCEPTED', version: file.version + 2, body: null });
  });

  it('a kind that is none is refused', async () => {
    const file = await given(a, 'CHECKED_IN');
    const kinds = ['constructor', 'x.y', "'; drop table action; --/1"];
    const results = await a.offer(...kinds.map((kind) => note(file, { kind })));
    expect(codesOf(results)).toEqual(kinds.map(() => 'ACTION_UNKNOWN'));
  });

  it('hostile payloads are refused one by one and break nothing', async () => {
    const file = await given(a, 'CHECKED_IN');
    const opening = firstOf(journey('BOOKED'));
    test.setNow(addMinutes(file.now, 1));
    const payloads: unknown[] = [
      null,
      1,
      'text',
      [],
      { serial: {} },
      { number: '\u0000' },
      { note: '\u0000'.repeat(30) },
    ];
    const results = await a.offer(
      ...payloads.map((payload) => note(file, { payload })),
      { ...opening, payload: { ...(opening.payload as object), sopId: 'no-such-procedure' } },
      note(file),
    );
    expect(codesOf(results).slice(0, 6)).toEqual(payloads.slice(0, 6).map(() => 'PAYLOAD_INVALID'));
    expect(codesOf(results).slice(-2)).toEqual(['SOP_UNKNOWN', 'ACCEPTED']);
  });
});

describe('the hub alone', () => {
  it('marks no-shows once, however often it looks', async () => {
    const file = await given(a, 'BOOKED');
    test.setNow(addMinutes(file.now, 24 * 60));
    await runSystemActions(test.hub);
    await runSystemActions(test.hub);
    expect((await stored(file)).row).toMatchObject({ state: 'NO_SHOW', version: 2 });
    test.setNow(addMinutes(file.now, 200 * 24 * 60));
    await runSystemActions(test.hub);
    expect((await stored(file)).row).toMatchObject({ state: 'CANCELLED', version: 3 });
  });

  it('judges an outage by when the officer acted, also when it has ended since', async () => {
    const doer = { officeId: test.officeId, actor: STAFF.SECTION_HEAD, desk: 'test' };
    const at = test.hub.clock.now();
    await declareOutage(test.hub, doer, { reason: 'Jaringan pusat padam' });
    await expect(declareOutage(test.hub, doer, { reason: 'Jaringan pusat padam' })).rejects.toMatchObject({
      code: 'OUTAGE_DECLARED',
    });
    test.setNow(addMinutes(at, 30));
    await endOutage(test.hub, doer);
    const { store, office } = test.hub;
    const { rules_seq: rulesSeq } = await store('office').where({ id: test.officeId }).first('rules_seq');
    const rules = await office.rules(store, test.officeId, rulesSeq);
    expect([-1, 10, 31].map((minutes) => rules.wasOutage(addMinutes(at, minutes)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
