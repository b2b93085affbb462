import {
  buildShim,
  choosePoints,
  commitPoints,
  countCalls,
  describePoints,
  killAt,
  type PointResult,
} from './kill-points.ts';

const count = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

const shim = buildShim();
const letters = countCalls(shim);
const points = choosePoints(letters, count, seed);
process.stderr.write(`seed ${seed}, ${letters.length} disk calls, ${points.length} points\n`);
const sound: PointResult[] = [];
for (const point of points) sound.push(await killAt(shim, point, letters[point - 1] ?? 'w', 'sound'));
process.stderr.write(`${describePoints(sound)}\n`);
const broken: PointResult[] = [];
for (const point of commitPoints(countCalls(shim, 'broken'), seed)) {
  broken.push(await killAt(shim, point, 'w', 'broken'));
}
const isFound = broken.some(({ problems }) => problems.length > 0);
const failed = sound.filter(({ problems }) => problems.length > 0).length + (isFound ? 0 : 1);
process.stderr.write(isFound ? 'the broken build was found out\n' : 'the broken build was NOT found out\n');
process.stdout.write(`${sound.length + 1 - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
