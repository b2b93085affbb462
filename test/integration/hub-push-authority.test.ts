import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { act, firstOf, note, PushScene, unsigned, type Given } from '#test/support/push-scene.ts';
import { COLLEAGUE, STAFF, userId } from '#test/support/rules-office.ts';
import type { TestHub } from '#test/support/test-hub.ts';
import { codesOf, PushingDesk, type MainState, type NewAction } from '#test/support/test-hub-office.ts';
import { opened } from '#test/support/shown.ts';

let scene: PushScene;
let test: TestHub;
let a: PushingDesk;

beforeAll(async () => {
  scene = await PushScene.open();
  ({ test } = scene);
});

beforeEach(async () => {
  a = await scene.newDesk('Loket 1');
});

afterAll(async () => {
  await test.stop();
});

describe('who may act is asked of the hub, not of the desk', () => {
  const attempts: [string, string, (file: Given) => Promise<Partial<NewAction>>][] = [
    [
      'a role that the scene.person does not hold',
      'ROLE_NOT_ALLOWED',
      async () => ({ role: 'SECTION_HEAD' }),
    ],
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
    const file = await scene.given(a, 'CHECKED_IN');
    expect(codesOf(await a.offer(note(file, await change(file))))).toEqual([code]);
    expect((await scene.stored(file)).actions).toHaveLength(file.version);
    const entries = await test.hub
      .store('audit')
      .where({ subject: file.applicationId, event: 'REFUSED' })
      .select();
    expect(entries).toMatchObject([{ detail: `applications.addNote/1 ${code}` }]);
  });

  it('a closed account, and one whose window has ended, are refused', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const gone = await test.addAccount(['COUNTER'], { active: false });
    await test.signIn(a.desk, gone);
    const left = await test.addAccount(['COUNTER']);
    await test.signIn(a.desk, left, { until: addMinutes(file.now, -1) });
    const attempts = [gone, left].map((actor) => note(file, { actor }));
    expect(codesOf(await a.offer(...attempts))).toEqual(['ACTOR_NOT_SIGNED_IN', 'ACTOR_NOT_SIGNED_IN']);
  });

  it('an acting head decides from the beginning of the appointment to its end', async () => {
    const file = await scene.given(a, 'APPROVED', unsigned);
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
    expect(
      codesOf(await a.offer(act(file, 'approval.approve/2', { actor: acting, payload: opened() }))),
    ).toEqual(['ROLE_NOT_ALLOWED']);
    await appoint({ until: addMinutes(file.now, 1) });
    expect(
      codesOf(await a.offer(act(file, 'approval.approve/2', { actor: acting, payload: opened() }))),
    ).toEqual(['ACCEPTED']);
  });

  it("another office's file is not told, its id not taken, its blanks not touched", async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const other = await test.addOffice(`X${scene.person}`);
    const stranger = await test.addAccount(['COUNTER'], { officeId: other });
    const elsewhere = await PushingDesk.open(test, 'Loket 9', other);
    const opening = firstOf(scene.journey('BOOKED'));
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
    expect((await scene.stored(file)).actions).toHaveLength(file.version);
  });

  it('a revoked desk brings nothing in', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    await test.hub.store('desk').where({ id: a.desk.id }).update({ revoked_at: test.hub.clock.now() });
    await expect(a.offer(note(file))).rejects.toMatchObject({ code: 'DESK_REVOKED' });
  });
});

/** As somebody who owns the database would. */
function writeSql(file: Given, action: { actor: UserId; kind: string; version: number }) {
  return test.hub.store('action').insert({
    ...action,
    id: v7(),
    office_id: test.officeId,
    application_id: file.applicationId,
    payload: JSON.stringify({}),
    role: 'SECTION_HEAD',
    desk_id: '',
    desk: '',
    occurred_at: file.now,
    feed_seq: 1_000_000 + scene.person * 10 + action.version,
  });
}

describe('separation of duties', () => {
  it('the interviewer and the capturer are refused by the rules', async () => {
    const by = (role: string) => (actions: NewAction[]) =>
      unsigned(actions).map((action) => (action.role === role ? { ...action, actor: COLLEAGUE } : action));
    const interviewed = await scene.given(a, 'APPROVED', by('INTERVIEWER'));
    const captured = await scene.given(a, 'APPROVED', by('BIOMETRIC'));
    const approvals = [interviewed, captured].map((file) =>
      act(file, 'approval.approve/2', { actor: COLLEAGUE, payload: opened() }),
    );
    expect(codesOf(await a.offer(...approvals))).toEqual(['SEPARATION_S1', 'SEPARATION_S2']);
  });

  type Pair = [code: string, state: MainState, kind: string, did: string];
  const pairs: Pair[] = [
    ['separation_s1', 'ADJUDICATION', 'approval.approve/2', 'interview.recordInterview/1'],
    ['separation_s2', 'ADJUDICATION', 'approval.approve/2', 'biometrics.capturePhoto/1'],
    ['separation_s3', 'PRINTED', 'production.qcPass/1', 'production.print/2'],
    ['separation_s6', 'IN_SERVICE', 'interview.recordInterview/1', 'interview.openExamination/1'],
    ['second_person_required', 'IN_SERVICE', 'approval.reject/1', 'approval.proposeDecision/1'],
  ];

  it.each(pairs)(
    '%s is refused by the database to whoever writes SQL',
    async (constraint, state, kind, did) => {
      const file = await scene.given(a, state);
      const write = (actor: UserId, verb: string, version: number) =>
        writeSql(file, { actor, kind: verb, version });
      const done = (await scene.stored(file)).actions as unknown as { kind: string; actor: UserId }[];
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

  it('S3 is about the same book: whoever printed a spoiled one may pass the next', async () => {
    const file = await scene.given(a, 'PRINTED');
    const next = (version: number, kind: string, actor: UserId) =>
      writeSql(file, { actor, kind, version: file.version + version });
    await next(1, 'production.qcFail/2', STAFF.QC);
    await next(2, 'production.print/2', COLLEAGUE);
    await expect(next(3, 'production.qcPass/1', COLLEAGUE)).rejects.toMatchObject({
      constraint: 'separation_s3',
    });
    await next(3, 'production.qcPass/1', STAFF.PRINT);
  });

  it('when the database refuses what the rules let pass, only the group concerned is refused', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const { store } = test.hub;
    // A rule of the database that the rules in memory know nothing of.
    const clash = firstOf(scene.journey('BOOKED'));
    await store.raw(
      `alter table application add constraint no_such_file check (id <> '${clash.applicationId}') not valid`,
    );
    test.setNow(addMinutes(file.now, 1));
    const results = await a.offer(note(file), clash, note(file));
    expect(codesOf(results)).toEqual(['ACCEPTED', 'CONSTRAINT', 'ACCEPTED']);
    expect((await scene.stored(file)).actions).toHaveLength(file.version + 2);
    expect((await scene.stored(clash)).actions).toEqual([]);
  });
});
