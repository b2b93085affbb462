import { valid } from 'semver';
import { ReleaseProblem } from '#tools/release/problem.ts';

const DAY_SECONDS = 86_400;
const MOST_DAYS = 3650;

/** Whole and not ahead of the clock: a build takes the second of its commit, and PCs that saw a higher serial would refuse it. */
export function serialOf(text: string, now: Date): number {
  const serial = wholeOf(text);
  if (serial === null || serial < 1) throw new ReleaseProblem(`--serial ${text}: a whole number above 0.`);
  if (serial > now.getTime() / 1000 + DAY_SECONDS) {
    throw new ReleaseProblem(
      `--serial ${text}: lies ahead of the clock, so PCs would refuse the lists of later builds. Next: $(date +%s).`,
    );
  }
  return serial;
}

export function daysOf(text: string): number {
  const days = wholeOf(text);
  if (days !== null && days >= 1 && days <= MOST_DAYS) return days;
  throw new ReleaseProblem(`--days ${text}: a whole number from 1 to ${MOST_DAYS}.`);
}

export function percentageOf(text: string): number {
  const percentage = wholeOf(text);
  if (percentage !== null && percentage <= 100) return percentage;
  throw new ReleaseProblem(`--percentage ${text}: a whole number from 0 to 100.`);
}

/** As it stands in the list of that version: `v0.3.0` would call back nothing. */
export function versionOf(text: string): string {
  if (valid(text) === text) return text;
  throw new ReleaseProblem(`--calls-back ${text}: a version such as 0.3.0.`);
}

function wholeOf(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
