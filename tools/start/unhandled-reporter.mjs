import { writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * What happened outside every test (a rejection that came after its test, a worker that died) is missing from the runner's JSON
 * report. It is kept here for `counts.mjs`.
 */
export default class UnhandledReporter {
  /**
   * @param {readonly unknown[]} _modules
   * @param {readonly { message?: string, name?: string, stack?: string, VITEST_TEST_PATH?: string }[]} errors
   */
  onTestRunEnd(_modules, errors) {
    const file = process.env['LOKET_UNHANDLED_REPORT'];
    if (file) writeFileSync(file, JSON.stringify(errors.map(pick)));
  }
}

/** @param {{ message?: string, name?: string, stack?: string, VITEST_TEST_PATH?: string }} error */
function pick({ message = '', name = 'Error', stack = '', VITEST_TEST_PATH = '' }) {
  return { file: VITEST_TEST_PATH, message: `${name}: ${message}`, stack };
}
