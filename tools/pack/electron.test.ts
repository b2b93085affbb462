import { expect, it } from 'vitest';
import { ReleaseProblem } from '#tools/release/problem.ts';
import { ELECTRON_VERSION, realElectron } from './electron.ts';

const NAME = `electron-v${ELECTRON_VERSION}-win32-x64.zip`;
const SUM = 'a'.repeat(64);
const source = realElectron({ [NAME]: SUM });

it('an archive of Electron that is another one is one line with its name, the sum and what to do', () => {
  const told = source.problem(new Error(`Generated checksum for "${NAME}" did not match expected checksum.`));
  expect(told).toBeInstanceOf(ReleaseProblem);
  const { message } = told as ReleaseProblem;
  for (const word of [NAME, SUM, 'ELECTRON_MIRROR']) expect(message).toContain(word);
  expect(message).not.toContain('\n');
});

it('one that has no checksum of its name is told so', () => {
  const other = 'electron-v1.0.0-linux-x64.zip';
  expect(source.problem(new Error(`No checksum found in checksum file for "${other}".`))).toMatchObject({
    message: expect.stringContaining(
      `${other} is not the archive that was expected: electron/checksums.json`,
    ),
  });
});

it.each([new Error('disk full'), new Error('Generated checksum for "nsis.zip" did not match'), 'a word'])(
  'anything else stays what it is: %s',
  (error) => {
    expect(source.problem(error)).toBe(error);
  },
);
