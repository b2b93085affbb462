import {
  buildShim,
  choosePoints,
  commitPoints,
  countCalls,
  killAt,
  type PointResult,
} from './kill-points.ts';

const count = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

const shim = buildShim();
if (!shim) {
  process.stderr.write('No C compiler (cc): install gcc to place the kill points.\n');
  process.exit(1);
}
const letters = countCalls(shim);
const points = choosePoints(letters, count, seed);
process.stderr.write(`seed ${seed}, ${letters.length} disk calls, ${points.length} points\n`);
const sound: PointResult[] = [];
for (const point of points) sound.push(await killAt(shim, point, letters[point - 1] ?? 'w', 'sound'));
for (const { point, call, acknowledged, problems } of sound) {
  process.stderr.write(
    `  ${String(point).padStart(4)} ${call.padEnd(5)} after ${acknowledged} actions: ${problems.join('; ') || 'whole'}\n`,
  );
}
const byCall = Object.groupBy(sound, ({ call }) => call);
process.stderr.write(`write ${byCall.write?.length ?? 0}, fsync ${byCall.fsync?.length ?? 0}\n`);
const broken: PointResult[] = [];
for (const point of commitPoints(countCalls(shim, 'broken'), seed)) {
  broken.push(await killAt(shim, point, 'w', 'broken'));
}
const isFound = broken.some(({ problems }) => problems.length > 0);
const failed = sound.filter(({ problems }) => problems.length > 0).length + (isFound ? 0 : 1);
process.stderr.write(isFound ? 'the broken build was found out\n' : 'the broken build was NOT found out\n');
process.stdout.write(`${sound.length + 1 - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
