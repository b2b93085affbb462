import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '#common/kernel/instant.ts';
import { declareOutage, endOutage } from '#hub/features/office/office-acts.ts';
import { decideDeferred } from '#hub/features/sync/deferred.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { firstOf, note, PushScene } from '#test/support/push-scene.ts';
import { STAFF } from '#test/support/rules-office.ts';
import type { TestHub } from '#test/support/test-hub.ts';
import { codesOf, type PushingDesk } from '#test/support/test-hub-office.ts';

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

describe('what the hub does not understand yet', () => {
  it('is kept with its group and decided when a newer hub starts', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
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
    const file = await scene.given(a, 'CHECKED_IN');
    const kinds = ['constructor', 'x.y', "'; drop table action; --/1"];
    const results = await a.offer(...kinds.map((kind) => note(file, { kind })));
    expect(codesOf(results)).toEqual(kinds.map(() => 'ACTION_UNKNOWN'));
  });

  it('hostile payloads are refused one by one and break nothing', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    const opening = firstOf(scene.journey('BOOKED'));
    test.setNow(addMinutes(file.now, 1));
    const payloads: unknown[] = [
      null,
      1,
      'text',
      [],
      { serial: {} },
      { number: '\u0000' },
      { note: '\u0000'.repeat(30) },
      { note: 'setengah pasang \uD800 tak tersimpan' },
    ];
    const results = await a.offer(
      ...payloads.map((payload) => note(file, { payload })),
      { ...opening, payload: { ...(opening.payload as object), sopId: 'no-such-procedure' } },
      note(file),
    );
    expect(codesOf(results).slice(0, payloads.length)).toEqual(payloads.map(() => 'PAYLOAD_INVALID'));
    expect(codesOf(results).slice(-2)).toEqual(['SOP_UNKNOWN', 'ACCEPTED']);
  });
});

describe('the hub alone', () => {
  it('marks no-shows once, however often it looks', async () => {
    const file = await scene.given(a, 'BOOKED');
    test.setNow(addMinutes(file.now, 24 * 60));
    await runSystemActions(test.hub);
    await runSystemActions(test.hub);
    expect((await scene.stored(file)).row).toMatchObject({ state: 'NO_SHOW', version: 2 });
    test.setNow(addMinutes(file.now, 200 * 24 * 60));
    await runSystemActions(test.hub);
    expect((await scene.stored(file)).row).toMatchObject({ state: 'CANCELLED', version: 3 });
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
    const rules = await office.rules(store, test.officeId, rulesSeq, test.hub.clock.now());
    expect([-1, 10, 31].map((minutes) => rules.wasOutage(addMinutes(at, minutes)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
