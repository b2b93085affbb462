import { endOf } from '#tools/release/problem.ts';
import { packArguments, HELP } from './arguments.ts';
import { pack } from './pack.ts';

/** `npm run pack -- --dummy-electron|--real`: every package, from a dummy in the place of Electron without any download, or from Electron itself. */
const code = await endOf(async () => {
  const given = packArguments(process.argv.slice(2));
  if (given === null) {
    process.stderr.write(HELP);
    return 2;
  }
  await pack(given);
  return 0;
});
// The builder's own hook ends the process with 0 once there is nothing left to do, whatever was said before.
process.on('exit', () => {
  process.exitCode = code;
});
