import { endOf } from './problem.ts';
import { secretFromInput, signingFrom, SIGNING_HELP } from './sign-code.ts';

/** `node tools/release/sign-file.ts FILE …`: signs in place, by the ways that sign-code.ts knows. */
process.exitCode = await endOf(() => {
  const signing = signingFrom(process.env, secretFromInput);
  if (signing === null) {
    process.stderr.write(SIGNING_HELP);
    return 2;
  }
  for (const file of process.argv.slice(2)) signing.sign(file);
  return 0;
});
