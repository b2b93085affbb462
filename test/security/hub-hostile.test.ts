import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, UserId } from '#common/kernel/ids.ts';
import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { ACTION_KINDS } from '#common/domain/applications/rules.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { changePolicyAtHub } from '#test/support/hub-policy.ts';
import { EdgeDesk, type Answered } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { join, openScene, signIn, standing, type Offered, type Scene } from './hub-hostile-cases.ts';

let edge: Edge;
let elsewhere: EdgeDesk;
/** Holds every role, in another office, and is signed in there. */
let stranger: UserId;
let undo: (() => void) | undefined;

beforeAll(async () => {
  edge = await openEdge();
  const officeId = await edge.test.addOffice('LAIN');
  elsewhere = await join(edge, officeId, 'Loket lain');
  stranger = await edge.test.addAccount(
    Role.options.filter((role) => role !== 'IT_ADMIN'),
    { officeId },
  );
  await signIn(edge, elsewhere, [stranger]);
}, 60_000);
afterAll(() => edge.close());

afterEach(() => undo?.());

/** By hand: nothing of the desk's own sync code has a part in it. */
class Pusher {
  readonly desk: EdgeDesk;
  seq = 0;

  constructor(desk: EdgeDesk) {
    this.desk = desk;
  }

  async push(action: Offered, at = (this.seq += 1)): Promise<Answered> {
    const id = v7() as ActionId;
    return this.desk.send('POST', '/v1/push', {
      body: { protocol: 1, actions: [{ ...action, id, seq: at, group: id }] },
    });
  }
}

function status({ status: answered, json }: Answered): string {
  const results = (json as { results?: { status: string; code?: string }[] }).results ?? [];
  return answered === 200 ? (results[0]?.code ?? results[0]?.status ?? 'NOTHING') : String(answered);
}

type Attack = readonly [name: string, run: (scene: Scene, parts: Parts) => Promise<Answered>];
type Parts = { desk: Pusher; hostile: Pusher; other: Pusher };

const SYSTEM = '00000000-0000-7000-8000-000000000000' as UserId;

const ATTACKS: readonly Attack[] = [
  [
    'a role that the person does not hold',
    ({ good, auditor }, { hostile }) => hostile.push({ ...good, actor: auditor }),
  ],
  [
    'in the name of somebody who is not signed in at this desk',
    ({ good }, { hostile }) => hostile.push(good),
  ],
  [
    'in the hub’s own role',
    ({ good, auditor }, { hostile }) => hostile.push({ ...good, role: 'SYS', actor: auditor }),
  ],
  [
    'as the hub itself',
    ({ good }, { hostile }) => hostile.push({ ...good, role: 'SYS', actor: SYSTEM, desk: 'HUB' }),
  ],
  ['with a number ahead of its turn', ({ good }, { desk }) => desk.push(good, desk.seq + 2)],
  ['under a number that was used', ({ good }, { desk }) => desk.push(good, 1)],
  ['from a desk of another office', ({ good }, { other }) => other.push(good)],
  [
    'dated ahead of the hub',
    ({ good }, { desk }) =>
      desk.push({ ...good, occurredAt: new Date(Date.now() + 3_600_000).toISOString() as never }),
  ],
];

describe.each(ACTION_KINDS.map((kind, index) => [kind, index] as const))('%s', (kind, index) => {
  it('is taken from nobody but the right person, at the right desk, in turn, on the newest state', async () => {
    // No second person gives an opinion unread where the office has not asked for it.
    const isBlind = kind === 'approval.giveOpinion/1';
    if (isBlind) undo = changePolicyAtHub(edge.hub, { blindDecisions: new Set(PROPOSABLE) });
    const scene = await openScene(edge, kind, index);
    const parts = {
      desk: new Pusher(scene.desk),
      hostile: new Pusher(scene.hostile),
      other: new Pusher(elsewhere),
    };
    parts.other.seq = await lastSeqOf(elsewhere);
    // Uses up the first number of the good desk.
    await parts.desk.push({ ...scene.good, kind: 'applications.unknown/1' });
    const before = await standing(edge, scene);
    for (const [name, run] of ATTACKS) {
      const answer = await run(scene, parts);
      expect(await standing(edge, scene), `${name}: ${status(answer)}`).toEqual(before);
    }
    await stolenKeys(scene, before);
    // Where there is a file already: an opening would rightly be another file, of the other office.
    if (scene.good.basedOn !== null) {
      const answer = await parts.other.push({ ...scene.good, actor: stranger });
      expect(await standing(edge, scene), `by another office’s officer: ${status(answer)}`).toEqual(before);
    }
    if (scene.isDecision) {
      const stale = (scene.good.basedOn ?? 1) - 1;
      const answer = await parts.desk.push({ ...scene.good, basedOn: stale });
      expect(await standing(edge, scene), `on an older version: ${status(answer)}`).toEqual(before);
    }
    if (scene.good.role === 'SYS') return;
    // The ground on which all of the above stood: the same action, honestly offered, is accepted.
    expect(status(await parts.desk.push(scene.good))).toBe('ACCEPTED');
    expect(await standing(edge, scene)).not.toEqual(before);
  });

  /** The good desk's token in the hands of another key, of an office's other desk and of nobody's. */
  async function stolenKeys({ desk, hostile, good, officeId }: Scene, before: object): Promise<void> {
    const nobody = await EdgeDesk.make(edge.base, edge.hub.clock);
    const id = v7();
    const seq = (await lastSeqOf(desk)) + 1;
    const body = { protocol: 1, actions: [{ ...good, id, seq, group: id }] };
    for (const thief of [hostile, nobody]) {
      const proof = await thief.proof('POST', '/v1/push', desk.token);
      const answer = await thief.send('POST', '/v1/push', { body, token: desk.token, proof });
      expect(answer.status).toBe(401);
      expect(await standing(edge, { good })).toEqual(before);
    }
    expect(officeId).not.toBe(edge.officeId);
  }
});

async function lastSeqOf({ deskId }: EdgeDesk): Promise<number> {
  return (await edge.hub.store('desk').where({ id: deskId }).first('last_seq')).last_seq;
}
