import { existsSync } from 'node:fs';
import { publicKeyOf } from './key.ts';
import { commandLine, ReleaseProblem } from './problem.ts';
import { verifyRelease, type VerifyRequest } from './verify.ts';

const HELP = `npm run release:verify -- DIR --key PUBLIC.pem [--key …] --ca AUTHORITIES.pem [--publisher 'CN=…, O=…, C=…']
npm run release:verify -- DIR --key PUBLIC.pem --unsigned-programs [--trial|--allow-dummy]   (a trial: with Electron, without)
`;
/** Nothing is said about the release: the command line, this machine or a file beside it does not serve. */
const NOT_LOOKED_AT = 2;

/** `npm run release:verify -- DIR`: one word for every file; 0 only when nothing is wrong. */
try {
  const request = requestOf(process.argv.slice(2));
  process.exitCode = request === null ? NOT_LOOKED_AT : tell(request);
  if (request === null) process.stderr.write(HELP);
} catch (error) {
  if (!(error instanceof ReleaseProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = NOT_LOOKED_AT;
}

function requestOf(args: string[]): VerifyRequest | null {
  const { values, positionals } = wordsOf(args);
  const [folder, ...more] = positionals;
  const { ca = null, publisher = null, key: files } = values;
  const looksAtPrograms = ca !== null;
  if (!folder || more.length > 0 || files.length === 0) return null;
  if (values.trial && values['allow-dummy']) return null;
  if (looksAtPrograms === values['unsigned-programs'] || (publisher !== null && !looksAtPrograms)) {
    return null;
  }
  if (ca !== null && !existsSync(ca)) throw new ReleaseProblem(`--ca: there is no file ${ca}`);
  const keys = files.map((file) => publicKeyOf(file, '--key'));
  return {
    folder,
    keys,
    authorities: ca,
    publisher,
    allowsDummy: values['allow-dummy'],
    isTrial: values.trial,
  };
}

function wordsOf(args: string[]) {
  return commandLine(args, {
    key: { type: 'string', multiple: true, default: [] },
    ca: { type: 'string' },
    publisher: { type: 'string' },
    'unsigned-programs': { type: 'boolean', default: false },
    trial: { type: 'boolean', default: false },
    'allow-dummy': { type: 'boolean', default: false },
  });
}

function tell(request: VerifyRequest): number {
  const findings = verifyRelease(request);
  for (const { file, problem } of findings) {
    process.stdout.write(problem === null ? `ok  ${file}\n` : `BAD ${file}: ${problem}\n`);
  }
  return findings.some(({ problem }) => problem !== null) ? 1 : 0;
}
