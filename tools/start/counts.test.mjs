import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import {
  countPlaywright,
  countsFrom,
  countVitest,
  exitCodeOf,
  failedLines,
  sum,
  skippedLine,
  summaryLine,
} from './counts.mjs';
import { at } from './paths.mjs';

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
    expect(countVitest(VITEST)).toEqual({ passed: 7, failed: 1, skipped: 3, names: [] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { ...VITEST, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(broken).failed).toBe(2);
  });

  it('counts a flaky end-to-end test as failed', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2, skipped: 1, names: [] });
  });

  it('names what failed in either runner, with how its message begins', () => {
    const name = path.resolve('a.test.ts');
    const failed = {
      status: 'failed',
      fullName: 'a rule',
      failureMessages: ['\u001b[31mno\u001b[39m\n at x'],
    };
    const one = { ...VITEST, testResults: [{ name, status: 'failed', assertionResults: [failed, {}] }] };
    expect(countVitest(one).names).toEqual(['a.test.ts › a rule: no']);
    const stats = { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
    const results = [{ error: { message: 'gone' } }];
    const spec = { title: 'a window', file: 'a.spec.ts', ok: false, tests: [{ results }] };
    const fine = { title: 'another', file: 'a.spec.ts', ok: true, tests: [{ results: [{}] }] };
    const suites = [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'all', specs: [spec, fine] }] }];
    const told = countPlaywright({ stats, suites });
    expect(failedLines(told)).toBe('Failed:\n  a.spec.ts › a window: gone\n');
  });

  it('counts an error outside any test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    const errors = [{ message: 'the port is taken', location: { file: path.resolve('set-up.ts') } }];
    expect(countPlaywright({ stats, errors })).toMatchObject({
      failed: 1,
      names: ['set-up.ts › outside every test: the port is taken'],
    });
  });

  it('believes the exit code when the report says that all is well', () => {
    const fine = report({ ...VITEST, numFailedTests: 0 });
    expect(countsFrom(fine, countVitest, 1)).toMatchObject({ passed: 7, failed: 1, skipped: 3 });
    expect(countsFrom(fine, countVitest, 0).failed).toBe(0);
  });

  it('names a rejection that came after its test, from a real run', { timeout: 60_000 }, () => {
    const root = mkdtempSync(path.join(folder, 'run-'));
    writeFileSync(
      path.join(root, 'late.test.mjs'),
      `import { it } from 'vitest';
       it('ends well', () => void Promise.reject(new Error('a push that nobody awaited')));`,
    );
    symlinkSync(at('node_modules'), path.join(root, 'node_modules'));
    const [json, unhandled] = [path.join(root, 'json'), path.join(root, 'unhandled')];
    const { status } = spawnSync(
      process.execPath,
      [
        at('node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--root',
        root,
        '--reporter=json',
        `--outputFile.json=${json}`,
        `--reporter=${at('tools', 'start', 'unhandled-reporter.mjs')}`,
      ],
      { env: { ...process.env, LOKET_UNHANDLED_REPORT: unhandled }, cwd: root, timeout: 50_000 },
    );
    const told = countsFrom(json, countVitest, status ?? 1, unhandled);
    expect(told).toMatchObject({ passed: 1, failed: 1 });
    expect(told.names).toHaveLength(1);
    expect(told.names[0]).toContain('late.test.mjs › outside every test: Error: a push that nobody awaited');
    expect(told.names[0]).toMatch(/\n\s+at .*late\.test\.mjs/);
  });

  it('says of a runner that told nothing how it ended', () => {
    const fine = report({ ...VITEST, numFailedTests: 0 });
    expect(countsFrom(fine, countVitest, 7, path.join(folder, 'absent')).names).toEqual([
      'no test failed, and yet the runner ended with exit code 7',
    ]);
  });

  it('takes a missing or torn report for what the exit code says', () => {
    expect(countsFrom(path.join(folder, 'absent.json'), countVitest, 137).failed).toBe(1);
    expect(countsFrom(report('{"numPassed'), countVitest, 0)).toMatchObject({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });
});

describe('the last line', () => {
  it('names skipped tests only when there are some, before the last line', () => {
    expect(summaryLine({ passed: 3, failed: 0, skipped: 0, names: [] })).toBe('3 passed, 0 failed');
    expect(summaryLine({ passed: 3, failed: 1, skipped: 2, names: [] })).toBe('3 passed, 1 failed');
    expect(skippedLine({ passed: 3, failed: 0, skipped: 0, names: [] })).toBe('');
    expect(skippedLine({ passed: 3, failed: 1, skipped: 2, names: [] })).toMatch(/^2 skipped/);
  });

  it('is the sum of both runners', () => {
    const all = sum([
      { passed: 1, failed: 0, skipped: 1, names: [] },
      { passed: 2, failed: 1, skipped: 0, names: ['b'] },
    ]);
    expect(all).toEqual({ passed: 3, failed: 1, skipped: 1, names: ['b'] });
  });

  it('goes with a failing exit code when something failed or nothing ran', () => {
    expect(exitCodeOf({ passed: 3, failed: 0, skipped: 0, names: [] })).toBe(0);
    expect(exitCodeOf({ passed: 3, failed: 1, skipped: 0, names: [] })).toBe(1);
    expect(exitCodeOf({ passed: 0, failed: 0, skipped: 4, names: [] })).toBe(1);
  });
});
