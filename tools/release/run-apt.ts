import { makeAptRepository } from './apt.ts';
import { publicKeyOf } from './key.ts';
import { commandLine, endOf } from './problem.ts';

const HELP =
  'npm run release:apt -- RELEASE-DIR … --to DIR --key GPG-KEY --release-key PUBLIC.pem [--days 90]   (a trial: --trial for --release-key)\n';

/** `npm run release:apt`: the packages of one or more releases as a signed repository, for a web server of the office or a stick. */
process.exitCode = await endOf(() => {
  const { values, positionals } = wordsOf(process.argv.slice(2));
  const days = Number(values.days);
  const keyFiles = values['release-key'];
  if (
    positionals.length === 0 ||
    !values.to ||
    !values.key ||
    !Number.isInteger(days) ||
    days < 1 ||
    values.trial === keyFiles.length > 0
  ) {
    process.stderr.write(HELP);
    return 2;
  }
  const releaseKeys = values.trial ? null : keyFiles.map((file) => publicKeyOf(file, '--release-key'));
  makeAptRepository({ from: positionals, to: values.to, releaseKeys, key: values.key, days });
  process.stdout.write(`${values.to}\n`);
  return 0;
});

function wordsOf(args: string[]) {
  return commandLine(args, {
    to: { type: 'string' },
    key: { type: 'string' },
    'release-key': { type: 'string', multiple: true, default: [] },
    trial: { type: 'boolean', default: false },
    days: { type: 'string', default: '90' },
  });
}
