import { expect, it } from 'vitest';
import { blindFile, formerDecision } from '#common/domain/approval/former-decision.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { seeded } from '#test/support/rules-random.ts';
import { Walk } from './random-walk.ts';

const LIVES = 300;
const STEPS = 70;

it('of random lives of files the first decision by a person is found, and the blind file tells neither it nor anybody who worked', () => {
  const random = seeded(2511);
  const met = { APPROVE: 0, REFUSE: 0 };
  for (let life = 0; life < LIVES; life += 1) {
    const walk = new Walk(random.int(1e9));
    for (let step = 0; step < STEPS; step += 1) walk.step(random.int(1e9));
    const { actions } = walk.t;
    if (actions.length === 0) continue;
    const former = formerDecision(actions);
    const at = actions.findIndex((action, index) => {
      const states = [index, index + 1].map((upTo) => replay(actions.slice(0, upTo))?.state);
      const isRefused = states[0] !== undefined && states[0] !== 'REJECTED' && states[1] === 'REJECTED';
      return action.role !== 'SYS' && (action.kind.startsWith('approval.approve/') || isRefused);
    });
    expect(former === null).toBe(at < 0);
    if (!former) continue;
    met[former.outcome] += 1;
    expect(former.before).toEqual(replay(actions.slice(0, at)));
    const blind = blindFile(former);
    const told = JSON.stringify(blind);
    for (const { actor } of actions) expect(told).not.toContain(actor);
    expect(blind).toMatchObject({ number: '', claim: null, proposal: null, closure: null });
  }
  expect(met.APPROVE).toBeGreaterThan(5);
  expect(met.REFUSE).toBeGreaterThan(5);
});

it('a file that waits has no decision, and the prints of a decided one are left out', () => {
  expect(formerDecision(reach('ADJUDICATION').actions)).toBeNull();
  const former = formerDecision(reach('HANDED_OVER').actions);
  if (!former) throw new Error('a handed-over book was approved');
  expect(former).toMatchObject({ outcome: 'APPROVE', codes: [] });
  const fingers = blindFile(former).fingerprints?.fingers ?? [];
  expect(fingers.length).toBeGreaterThan(0);
  expect(fingers.every(({ attachmentId }) => attachmentId === null)).toBe(true);
});
