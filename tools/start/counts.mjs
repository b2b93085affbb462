import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const OUTSIDE = 'outside every test';

/**
 * `names`: what failed, one line a test, as far as the runner told.
 * @typedef {{ passed: number, failed: number, skipped: number, names: readonly string[] }} Counts
 */

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {{ name?: string, status: string, assertionResults: { status?: string, fullName?: string, failureMessages?: string[] }[] }[]} testResults
 */

/**
 * A file that could not even be loaded has no tests in the report; it counts as one failure.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    names: [
      ...broken.map(({ name = '' }) => `${fileOf(name)} could not be loaded`),
      ...report.testResults.flatMap(({ name = '', assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName = '', failureMessages = [] }) =>
            lineOf(fileOf(name), fullName, failureMessages[0]),
          ),
      ),
    ],
  };
}

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {{ message?: string, location?: { file?: string } }[]} [errors]
 * @property {PlaywrightSuite[]} [suites]
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, file?: string, ok: boolean, tests?: { results?: { error?: { message?: string } }[] }[] }[]} [specs]
 */

/**
 * A flaky test is a failed test. An error outside any test (a global set-up, a file that does not load) counts as one failure
 * when nothing else failed.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const { errors = [] } = report;
  const failed = unexpected + flaky;
  const outside = failed === 0 && errors.length > 0 ? 1 : 0;
  return {
    passed: expected,
    failed: failed + outside,
    skipped,
    names: [
      ...errors.map(({ message, location }) => lineOf(fileOf(location?.file ?? ''), OUTSIDE, message)),
      ...(report.suites ?? []).flatMap(failedIn),
    ],
  };
}

/** @param {PlaywrightSuite} suite @returns {string[]} */
function failedIn({ suites = [], specs = [] }) {
  const own = specs
    .filter(
      ({ ok, tests = [] }) => !ok || tests.some(({ results = [] }) => results.some(({ error }) => error)),
    )
    .map(({ title, file = '', tests = [] }) => {
      const error = tests.flatMap(({ results = [] }) => results).find((result) => result.error)?.error;
      return lineOf(file, title, error?.message);
    });
  return [...own, ...suites.flatMap(failedIn)];
}

/** The file, the test, and how its message begins. @param {string} file @param {string} test @param {string} [message] */
function lineOf(file, test, message = '') {
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  return `${file} › ${test}${first === '' ? '' : `: ${first.slice(0, 200)}`}`;
}

/** @param {string} name */
function fileOf(name) {
  return path.relative(process.cwd(), name);
}

/**
 * What a runner did: its report when it wrote one, and never "all fine" when its exit code says otherwise (an unhandled
 * rejection after the last test, a crash of the process).
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Counts} count
 * @param {number} exitCode
 * @param {string} [unhandled] where `unhandled-reporter.mjs` told of what happened outside the tests
 * @returns {Counts}
 */
export function countsFrom(file, count, exitCode, unhandled) {
  const counts = readReport(file, count) ?? { passed: 0, failed: 0, skipped: 0, names: [] };
  const outside = (unhandled && readReport(unhandled, unhandledNames)) || [];
  const names = [...counts.names, ...outside];
  if (exitCode === 0 || counts.failed > 0) return { ...counts, names };
  const why = `no test failed, and yet the runner ended with exit code ${exitCode}`;
  return { ...counts, failed: 1, names: names.length > 0 ? names : [why] };
}

/** @param {{ file: string, message: string, stack: string }[]} errors */
function unhandledNames(errors) {
  return errors.map(({ file, message, stack }) => {
    const trace = stripVTControlCharacters(stack)
      .split('\n')
      .filter((line) => /^\s+at /.test(line));
    return [lineOf(fileOf(file), OUTSIDE, message), ...trace.slice(0, 4)].join('\n  ');
  });
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      names: [...total.names, ...one.names],
    }),
    { passed: 0, failed: 0, skipped: 0, names: [] },
  );
}

/** The last line of a test run, read by people and by machines. @param {Counts} counts */
export function summaryLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** What could not be tried here stands before the last line and is never counted as passed. @param {Counts} counts */
export function skippedLine({ skipped }) {
  return skipped > 0 ? `${skipped} skipped: this machine cannot run them (the list above says why)\n` : '';
}

/** What failed stands together at the end: in a long log nobody finds it otherwise. @param {Counts} counts */
export function failedLines({ names }) {
  return names.length > 0 ? `Failed:\n${names.map((name) => `  ${name}`).join('\n')}\n` : '';
}

/** A run in which nothing was tried is not a success. @param {Counts} counts */
export function exitCodeOf({ passed, failed }) {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/**
 * @template Report, Told
 * @param {string} file
 * @param {(report: Report) => Told} count
 */
function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
