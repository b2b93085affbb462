import { describe, expect, it } from 'vitest';
import { killDesk } from '#test/faults/sync-desk-kills.ts';
import { killHub } from '#test/faults/sync-hub-kills.ts';

const SEED = Number(process.env['LOKET_SEED'] ?? 20_261_124);
const DESK_KILLS = process.env['LOKET_LONG'] ? 50 : 4;
const HUB_KILLS = process.env['LOKET_LONG'] ? 25 : 2;

// Points are placed by a preloaded library, and a process is found by its parent: Linux alone has both.
describe.skipIf(process.platform !== 'linux')(`killed without warning, seed ${SEED}`, () => {
  it(
    `a desk, ${DESK_KILLS} times inside disk calls while it records and syncs, loses nothing and does nothing twice`,
    { timeout: 900_000 },
    async () => {
      const { problems, acknowledged } = await killDesk({ kills: DESK_KILLS, seed: SEED });
      expect(problems).toEqual([]);
      expect(acknowledged).toBeGreaterThan(DESK_KILLS);
    },
  );

  it(
    `the hub with its PostgreSQL, ${HUB_KILLS} times while desks push and pull, stays what its desks are`,
    { timeout: 900_000 },
    async () => {
      const { problems, acknowledged } = await killHub({ kills: HUB_KILLS, seed: SEED });
      expect(problems).toEqual([]);
      expect(acknowledged).toBeGreaterThan(HUB_KILLS * 6);
    },
  );
});
