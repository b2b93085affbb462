import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  countPlaywright,
  countsFrom,
  countVitest,
  exitCodeOf,
  sum,
  skippedLine,
  summaryLine,
} from './counts.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'loket-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param {unknown} content */
function report(content) {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const VITEST = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

describe('counting', () => {
  it('adds vitest’s skipped and todo tests', () => {
    expect(countVitest(VITEST)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { ...VITEST, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(broken).failed).toBe(2);
  });

  it('counts a flaky end-to-end test as failed', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it('counts an error outside any test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] }).failed).toBe(1);
  });

  it('believes the exit code when the report says that all is well', () => {
    const fine = report({ ...VITEST, numFailedTests: 0 });
    expect(countsFrom(fine, countVitest, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
    expect(countsFrom(fine, countVitest, 0).failed).toBe(0);
  });

  it('takes a missing or torn report for what the exit code says', () => {
    expect(countsFrom(path.join(folder, 'absent.json'), countVitest, 137).failed).toBe(1);
    expect(countsFrom(report('{"numPassed'), countVitest, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});

describe('the last line', () => {
  it('names skipped tests only when there are some, before the last line', () => {
    expect(summaryLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(summaryLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed');
    expect(skippedLine({ passed: 3, failed: 0, skipped: 0 })).toBe('');
    expect(skippedLine({ passed: 3, failed: 1, skipped: 2 })).toMatch(/^2 skipped/);
  });

  it('is the sum of both runners', () => {
    const all = sum([
      { passed: 1, failed: 0, skipped: 1 },
      { passed: 2, failed: 1, skipped: 0 },
    ]);
    expect(all).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('goes with a failing exit code when something failed or nothing ran', () => {
    expect(exitCodeOf({ passed: 3, failed: 0, skipped: 0 })).toBe(0);
    expect(exitCodeOf({ passed: 3, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCodeOf({ passed: 0, failed: 0, skipped: 4 })).toBe(1);
  });
});
