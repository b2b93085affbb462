import { describe, expect, it } from 'vitest';
import { killDesk } from '#test/faults/sync-desk-kills.ts';
import { killHub } from '#test/faults/sync-hub-kills.ts';

const SEED = Number(process.env['LOKET_SEED'] ?? 20_261_124);
const DESK_KILLS = process.env['LOKET_LONG'] ? 50 : 8;
const HUB_KILLS = process.env['LOKET_LONG'] ? 25 : 4;

// Points are placed by a preloaded library, and a process is found by its parent: Linux alone has both.
describe.skipIf(process.platform !== 'linux')(`killed without warning, seed ${SEED}`, () => {
  it(
    `a desk, ${DESK_KILLS} times inside disk calls while it records and syncs, loses nothing and does nothing twice`,
    { timeout: 900_000 },
    async () => {
      // Two desks side by side: most of a kill is starting again.
      const half = DESK_KILLS / 2;
      const results = await Promise.all([SEED, SEED + 1].map((seed) => killDesk({ kills: half, seed })));
      expect(results.flatMap(({ problems }) => problems)).toEqual([]);
      for (const { acknowledged } of results) expect(acknowledged).toBeGreaterThan(12);
    },
  );

  it(
    `the hub with its PostgreSQL, ${HUB_KILLS} times while three desks push and pull, stays what its desks are`,
    { timeout: 900_000 },
    async () => {
      const { problems, acknowledged } = await killHub({ kills: HUB_KILLS, seed: SEED });
      expect(problems).toEqual([]);
      expect(acknowledged).toBeGreaterThan(HUB_KILLS * 6);
    },
  );
});
