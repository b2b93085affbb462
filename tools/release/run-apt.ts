import { makeAptRepository } from './apt.ts';
import { commandLine, endOf } from './problem.ts';

const HELP = 'npm run release:apt -- RELEASE-DIR … --to DIR --key GPG-KEY [--days 90]\n';

/** `npm run release:apt`: the packages of one or more releases as a signed repository, for a web server of the office or a stick. */
process.exitCode = await endOf(() => {
  const { values, positionals } = wordsOf(process.argv.slice(2));
  const days = Number(values.days);
  if (positionals.length === 0 || !values.to || !values.key || !Number.isInteger(days) || days < 1) {
    process.stderr.write(HELP);
    return 2;
  }
  makeAptRepository({ from: positionals, to: values.to, key: values.key, days });
  process.stdout.write(`${values.to}\n`);
  return 0;
});

function wordsOf(args: string[]) {
  return commandLine(args, {
    to: { type: 'string' },
    key: { type: 'string' },
    days: { type: 'string', default: '90' },
  });
}
