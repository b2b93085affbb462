import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings, toCsv } from '#main/features/office/sample-bookings.ts';
import { ROOT } from '#test/support/app.ts';
import { drawMedia } from '#test/support/drawn-media.ts';
import type { Film } from '#test/support/heads/fake-camera.ts';
import { closingTime, decisions, handovers, monthLater, production, secondDay } from './afternoon.ts';
import { captures, firstCapture } from './captures.ts';
import { headsMonth } from './heads-month.ts';
import { documents, examinations, interviews, morning, outage, resubmission } from './first-day.ts';
import { backlog, outageDay } from './outage-day.ts';
import { EXPECTED_REFUSALS, OUTAGE_WALK_IN, SCENARIOS, shapeRows, WALK_INS } from './scenarios.ts';
import { Tour } from './tour-context.ts';

const TODAY = plainDate('2026-11-24');
const BOOKINGS = 300;
const SEED = 2411;

/** Somebody who stands in the dark, then not straight, then not alone, then as they should; the first part waits for the judge of the camera. */
const GUIDED: Film = [
  { part: 'DARK', seconds: 10 },
  { part: 'TILTED', seconds: 4 },
  { part: 'TWO_FACES', seconds: 4 },
  { part: 'GOOD', seconds: 8 },
];

type Part = readonly [name: string, at: string | null, run: (tour: Tour) => Promise<void>, film?: Film];

/** The parts in order; a time starts the office anew at that hour, with its own film before the camera where it has one. */
const PARTS: readonly Part[] = [
  ['morning', '2026-11-24T01:00:00.000Z', morning],
  ['documents', null, documents],
  ['outage', null, outage],
  ['examinations', null, examinations],
  ['resubmission', null, resubmission],
  ['firstCapture', hourOf(5), firstCapture, GUIDED],
  ['captures', hourOf(6), captures],
  ['interviews', null, interviews],
  ['decisions', null, decisions],
  ['production', null, production],
  ['handovers', null, handovers],
  ['closingTime', '2026-11-24T09:05:00.000Z', closingTime],
  ['secondDay', '2026-11-25T01:00:00.000Z', secondDay],
  ['outageDay', '2026-11-26T01:00:00.000Z', outageDay],
  ['backlog', '2026-11-27T01:00:00.000Z', backlog],
  ['monthLater', '2026-12-26T02:00:00.000Z', monthLater],
  ['headsMonth', null, headsMonth],
];

/** A part that is started alone begins later than everything before it: an office's clock never runs backwards. */
function hourOf(index: number): string {
  return new Date(Date.parse('2026-11-24T01:00:00.000Z') + index * 15 * 60_000).toISOString();
}

/** Four days of the sample office and one a month later, through its windows only; exits with 1 when anything differs from the scenario. */
async function run(): Promise<number> {
  const out = join(ROOT, 'out', 'tour');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const rows = shapeRows(sampleBookings(TODAY, BOOKINGS, SEED), TODAY);
  writeFileSync(join(out, 'mpaspor.csv'), toCsv(rows));
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-tour-'));
  const tour = new Tour(out, dataFolder, await drawMedia(join(out, 'media')), rows);
  try {
    for (const [index, [name, at, part, film]] of PARTS.entries()) {
      const from = PARTS.findIndex(([one]) => one === process.env['LOKET_TOUR_FROM']);
      if (index < from) continue;
      if (index === from) tour.restore(name);
      if (at !== null || index === from) await tour.startAt(at ?? hourOf(index), film);
      await part(tour);
      const next = PARTS[index + 1];
      if (process.env['LOKET_TOUR_KEEP'] && next) {
        await tour.keep(next[0], next[1] === null ? hourOf(index + 1) : null);
      }
    }
    return await judge(tour);
  } catch (error) {
    await tour.failed();
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  } finally {
    await tour.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Reads every scenario file's state from the search list and compares; writes the report. */
async function judge(tour: Tour): Promise<number> {
  const { desk } = tour;
  const scenarios = [
    ...SCENARIOS.map(({ name, row, expected }) => ({ name, number: tour.numberOf(row), expected })),
    ...[...WALK_INS, OUTAGE_WALK_IN].map(({ name, trait, expected }) => ({
      name,
      number: tour.walkIn(trait),
      expected,
    })),
  ];
  await desk.signIn('kasi');
  const byFinalState: Record<string, number> = {};
  const differences: string[] = [];
  for (const { name, number, expected } of scenarios) {
    const state = await desk.stateOf(number);
    if (state === expected) byFinalState[state] = (byFinalState[state] ?? 0) + 1;
    else differences.push(`${name}: ${state} instead of ${expected}`);
  }
  await tour.picture('search');
  const refusals = [...tour.refusals, ...desk.refusals];
  if (JSON.stringify(refusals) !== JSON.stringify(EXPECTED_REFUSALS)) {
    differences.push(`refusals ${refusals.join()} instead of ${EXPECTED_REFUSALS.join()}`);
  }
  for (const pageError of tour.pageErrors) differences.push(`not caught in the page: ${pageError}`);
  const report = {
    files: Object.values(byFinalState).reduce((sum, count) => sum + count, 0),
    byFinalState,
    actions: tour.actions + desk.actions,
    refusedActions: refusals.length,
    durationMs: tour.durationMs,
  };
  writeFileSync(join(tour.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  for (const difference of differences) process.stderr.write(`DIFFERS  ${difference}\n`);
  return differences.length === 0 ? 0 : 1;
}

process.exitCode = await run();
