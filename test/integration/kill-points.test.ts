import { describe, expect, it } from 'vitest';
import {
  buildShim,
  choosePoints,
  commitPoints,
  countCalls,
  describePoints,
  killAt,
  type PointResult,
} from '#test/faults/kill-points.ts';

const POINTS = process.env['LOKET_LONG'] ? 50 : 10;
const SEED = Number(process.env['LOKET_SEED'] ?? 20_261_124);

// The points are placed by a preloaded library, which only Linux has.
describe.skipIf(process.platform !== 'linux')('a desk killed inside a disk call', () => {
  it(
    `has every action completely or not at all, at ${POINTS} points of seed ${SEED}`,
    { timeout: 300_000 },
    async () => {
      const library = buildShim();
      const letters = countCalls(library);
      const points = choosePoints(letters, POINTS, SEED);
      const calls = points.map((point) => letters[point - 1]);
      expect(calls).toContain('w');
      expect(calls).toContain('f');
      const results: PointResult[] = [];
      for (const point of points) {
        results.push(await killAt(library, point, letters[point - 1] ?? 'w', 'sound'));
      }
      process.stdout.write(`seed ${SEED}, ${letters.length} disk calls\n${describePoints(results)}\n`);
      expect(results.flatMap(({ point, problems }) => problems.map((text) => `${point}: ${text}`))).toEqual(
        [],
      );
    },
  );

  it('is found out when its outbox is written outside the transaction', { timeout: 120_000 }, async () => {
    const library = buildShim();
    const points = commitPoints(countCalls(library, 'broken'), SEED);
    const results = await Promise.all(points.map((point) => killAt(library, point, 'w', 'broken')));
    expect(results.flatMap(({ problems }) => problems).join('\n')).toContain('is not in the outbox');
  });
});

describe('the kill points', () => {
  it('are as many as asked for, each once, whichever calls run out first', () => {
    expect(choosePoints('wwwwwwwwwf', 8, SEED)).toHaveLength(8);
    expect(choosePoints('wffffffff', 8, SEED)).toHaveLength(8);
    expect(choosePoints('wfwf', 50, SEED)).toEqual([1, 2, 3, 4]);
  });
});
