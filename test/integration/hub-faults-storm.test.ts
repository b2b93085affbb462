import { expect, it } from 'vitest';
import { runStorm } from '#test/faults/sync-storm.ts';

const SIZE = process.env['LOKET_LONG'] ? { desks: 12, actions: 100 } : { desks: 5, actions: 30 };
const SEED = Number(process.env['LOKET_SEED'] ?? 20_261_124);

it(
  `${SIZE.desks} desks × ${SIZE.actions} actions, pushes lost, doubled and turned round: at the end all hold what the hub holds, seed ${SEED}`,
  { timeout: 600_000 },
  async () => {
    const { problems, accepted, refused, mishaps } = await runStorm({ ...SIZE, seed: SEED });
    expect(problems).toEqual([]);
    // Every number of every desk was answered, and a storm in which nothing is refused or lost would prove nothing.
    expect(accepted + refused).toBe(SIZE.desks * SIZE.actions);
    expect(refused).toBeGreaterThan(0);
    expect(mishaps.lost + mishaps.answerLost + mishaps.twice).toBeGreaterThan(3);
  },
);
