import { killDesk } from './sync-desk-kills.ts';
import { runFuzz } from './sync-fuzz-run.ts';
import { killHub } from './sync-hub-kills.ts';
import { runStorm } from './sync-storm.ts';

/*
 * The faults of `npm test` with their large counts: npm run test:faults [-- POINTS SEED]. The seed of a run that failed, given
 * again, makes the same choices.
 */
const share = Number(process.argv[2] ?? 100) / 100;
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const many = (count: number) => Math.max(1, Math.round(count * share));

type Result = { problems: readonly string[] };
const RUNS: readonly (readonly [string, () => Promise<Result>])[] = [
  [`fuzz, ${many(10_000)} requests`, () => runFuzz({ count: many(10_000), seed })],
  [`desk killed ${many(100)} times`, () => killDesk({ kills: many(100), seed })],
  [`hub killed ${many(100)} times`, () => killHub({ kills: many(100), seed })],
  [
    `storm of ${many(50)} desks × ${many(300)} actions`,
    () => runStorm({ desks: many(50), actions: many(300), seed }),
  ],
];

process.stderr.write(`sync, seed ${seed}\n`);
let failed = 0;
for (const [name, run] of RUNS) {
  const { problems, ...figures } = await run();
  if (problems.length > 0) failed += 1;
  const found = problems.length === 0 ? 'whole' : problems.slice(0, 20).join('\n  ');
  process.stderr.write(`${name}: ${found}\n  ${JSON.stringify(figures)}\n`);
}
process.stdout.write(`${RUNS.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
