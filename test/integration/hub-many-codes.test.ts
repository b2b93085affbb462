import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCode } from '#hub/features/station/enrolment.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
}, 60_000);
afterAll(() => edge.close());

it('codes that are asked for at the same moment are all made: nobody waits for another without end', async () => {
  const doer = { officeId: edge.officeId, actor: '', desk: 'test' };
  for (let round = 0; round < 5; round += 1) {
    const asked = Array.from({ length: 8 }, (_, n) => makeCode(edge.hub, doer, `Loket ${n + 1}`));
    const made = await Promise.all(asked);
    expect(new Set(made.map(({ code }) => code)).size).toBe(8);
  }
});
