import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, localDate } from '#common/kernel/instant.ts';
import { drawnOfficer } from '#common/domain/queue/lot.ts';
import { OfficeSecret } from '#runtime/office/office-secret.ts';
import { changePolicyAtHub } from '#test/support/hub-policy.ts';
import { act, note, PushScene, type Given } from '#test/support/push-scene.ts';
import { STAFF } from '#test/support/rules-office.ts';
import type { TestHub } from '#test/support/test-hub.ts';
import { codesOf, type PushingDesk } from '#test/support/test-hub-office.ts';

const ZONE = 420;

describe('how a file was come by is held to the hub’s record', () => {
  let scene: PushScene;
  let test: TestHub;
  let a: PushingDesk;
  let colleague: UserId;

  beforeAll(async () => {
    scene = await PushScene.open();
    ({ test } = scene);
    a = await scene.newDesk('Loket 1');
    changePolicyAtHub(test.hub, { randomStages: new Set(['documents']) });
    colleague = await test.addAccount(['COUNTER']);
  });
  afterAll(() => test.stop());

  const claim = (file: Given, actor: UserId, order: object) =>
    act(file, 'queue.callTicket/1', {
      actor,
      role: 'COUNTER',
      occurredAt: test.hub.clock.now(),
      payload: { order },
    });

  it('a draw that leaves out who is at work is refused, one among all who are is taken', async () => {
    const { code } = await test.hub.store('office').first('code');
    const secret = new OfficeSecret(test.hub.keys.attachmentKey);
    const everybody = [STAFF.COUNTER, colleague];
    const winnerOf = ({ applicationId, now }: Given) =>
      drawnOfficer(secret.lots(code, localDate(now, ZONE)), applicationId, everybody);
    let file = await scene.given(a, 'CHECKED_IN');
    while (winnerOf(file) !== colleague) file = await scene.given(a, 'CHECKED_IN');
    await test.signIn(a.desk, colleague);
    const at = { actor: colleague, role: 'COUNTER', occurredAt: test.hub.clock.now() } as const;
    expect(codesOf(await a.offer(note(await scene.given(a, 'CHECKED_IN'), at)))).toEqual(['ACCEPTED']);

    test.setNow(addMinutes(test.hub.clock.now(), 30));
    const draw = { day: localDate(test.hub.clock.now(), ZONE), stage: 'documents' };
    const alone = { ahead: 0, why: 'DRAWN', draw: { ...draw, present: [STAFF.COUNTER] } };
    expect(codesOf(await a.offer(claim(file, STAFF.COUNTER, alone)))).toEqual(['DRAWN_FOR_ANOTHER']);
    // Nor by the seed of another day.
    const other = { ...alone, draw: { ...alone.draw, day: '2026-01-05' } };
    expect(codesOf(await a.offer(claim(file, STAFF.COUNTER, other)))).toEqual(['DRAWN_FOR_ANOTHER']);
    const all = { ahead: 0, why: 'DRAWN', draw: { ...draw, present: everybody } };
    expect(codesOf(await a.offer(claim(file, colleague, all)))).toEqual(['ACCEPTED']);
  });

  it('a mark that the record does not bear out is refused', async () => {
    const file = await scene.given(a, 'CHECKED_IN');
    for (const why of ['FAMILY', 'FOR_DESK', 'LAPSED']) {
      expect(codesOf(await a.offer(claim(file, STAFF.COUNTER, { ahead: 4, why })))).toEqual([
        'CLAIM_MARK_UNTRUE',
      ]);
    }
    expect(codesOf(await a.offer(claim(file, STAFF.COUNTER, { ahead: 4, why: 'BY_HAND' })))).toEqual([
      'ACCEPTED',
    ]);
  });

  it('a member of a family comes along with whoever served another one', async () => {
    const [one, two] = [await scene.given(a, 'CHECKED_IN'), await scene.given(a, 'CHECKED_IN')];
    const familyId = crypto.randomUUID();
    const link = (file: Given) =>
      act(file, 'applications.linkFamily/1', {
        actor: STAFF.COUNTER,
        role: 'COUNTER',
        payload: { familyId },
      });
    expect(codesOf(await a.offer(link(one), link(two)))).toEqual(['ACCEPTED', 'ACCEPTED']);
    const mark = { ahead: 2, why: 'FAMILY' };
    await test.signIn(a.desk, colleague);
    // The colleague did nothing for the family.
    expect(codesOf(await a.offer(claim(two, colleague, mark)))).toEqual(['CLAIM_MARK_UNTRUE']);
    const results = await a.offer(
      claim(one, colleague, { ahead: 0, why: 'BY_HAND' }),
      claim(two, colleague, mark),
    );
    expect(codesOf(results)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });
});
