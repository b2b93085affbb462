import { expect, it } from 'vitest';
import { runFuzz } from '#test/faults/sync-fuzz-run.ts';

const COUNT = process.env['LOKET_LONG'] ? 10_000 : 1_500;
const SEED = Number(process.env['LOKET_SEED'] ?? 20_261_124);
/** Garbage that nobody collected yet is some; bodies that are kept would be more. */
const MOST_BYTES_A_REQUEST = 20_000;

it(
  `${COUNT} malformed, oversized, replayed, unsigned and foreign requests are answered, none is accepted, seed ${SEED}`,
  { timeout: 600_000 },
  async () => {
    const { problems, statuses, growth } = await runFuzz({ count: COUNT, seed: SEED });
    process.stdout.write(`seed ${SEED} ${JSON.stringify(statuses)} ${growth}\n`);
    expect(problems).toEqual([]);
    // Each kind of refusal was met: a fuzz that never gets past the door tests the door alone.
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['400', '401', '404', '409', '413']));
    expect(growth).toBeLessThan((COUNT / 2) * MOST_BYTES_A_REQUEST);
  },
);
