import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isSamePublisher } from '#main/updates/publisher.ts';
import { ReleaseProblem } from './problem.ts';
import { publisherOfCertificate, publisherOfPfx, signerNameOf } from './publisher.ts';

/** Signs one file in place, or throws. */
export type Signer = (file: string) => void;

export type CodeSigning = {
  sign: Signer;
  /** The whole subject of the certificate as Windows prints it: a PC takes updates of this publisher and of nobody else. */
  publisher: string;
};

const PE = Buffer.from('MZ');
const MSI = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const SIGNING_HELP = `Signing (docs/how-to/release.md): LOKET_SIGN_TSA=http://… (RFC 3161), and one of
  LOKET_SIGN_PFX=FILE                 the password is the first line of standard input
  LOKET_SIGN_PKCS11=MODULE, LOKET_SIGN_PKCS11_KEY=URI, LOKET_SIGN_CERT=FILE   the PIN likewise
  LOKET_SIGN_COMMAND=PROGRAM          is called with the file, and signs it in place;
    with LOKET_SIGN_PUBLISHER='CN=…, O=…, C=…', the whole subject of its certificate as Windows prints it
`;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How Windows' files are signed, by what the environment names. Null: not at all. Throws when it names half of a way or two of them.
 * `secret` is read once, only where a way needs it, and never stands on a command line.
 */
export function signingFrom(env: Environment, secret: () => string): CodeSigning | null {
  const { LOKET_SIGN_PFX: pfx, LOKET_SIGN_PKCS11: module, LOKET_SIGN_COMMAND: command } = env;
  const ways = [pfx, module, command].filter((one) => one !== undefined && one !== '');
  if (ways.length === 0) return null;
  if (ways.length > 1) throw new ReleaseProblem(`more than one way to sign\n${SIGNING_HELP}`);
  if (command) return byCommand(command, need(env, 'LOKET_SIGN_PUBLISHER'));
  const tsa = need(env, 'LOKET_SIGN_TSA');
  const way = pfx ? fromPfx(pfx) : fromToken(env);
  const word = secret();
  const publisher = withSecretFile(word, way.publisher);
  const wanted = env['LOKET_SIGN_PUBLISHER'];
  if (wanted && !isSamePublisher(wanted, publisher)) {
    throw new ReleaseProblem(`LOKET_SIGN_PUBLISHER is ${wanted}, and the certificate is of ${publisher}`);
  }
  const sign = signable((file) => {
    const signed = `${file}.signed`;
    rmSync(signed, { force: true });
    withSecretFile(word, (secretFile) => {
      // SHA-256 alone: a second signature with SHA-1 helps no Windows that Loket runs on.
      const args = ['sign', ...way.key, '-readpass', secretFile, '-h', 'sha256', '-ts', tsa, '-n', 'Loket'];
      const { status } = spawnSync('osslsigncode', [...args, '-in', file, '-out', signed], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      if (status === 0) return;
      rmSync(signed, { force: true });
      throw new ReleaseProblem(
        `osslsigncode could not sign ${path.basename(file)}; is it installed, is the clock reachable?`,
      );
    });
    renameSync(signed, file);
  });
  return { sign, publisher };
}

type Way = { key: readonly string[]; publisher: (secretFile: string) => string };

function fromPfx(pfx: string): Way {
  return { key: ['-pkcs12', pfx], publisher: (secretFile) => publisherOfPfx(pfx, secretFile) };
}

function fromToken(env: Environment): Way {
  const key = ['-pkcs11module', need(env, 'LOKET_SIGN_PKCS11'), '-key', need(env, 'LOKET_SIGN_PKCS11_KEY')];
  const certificate = need(env, 'LOKET_SIGN_CERT');
  return { key: [...key, '-certs', certificate], publisher: () => publisherOfCertificate(certificate) };
}

/** What the program of somebody else did is looked at each time: PCs would refuse what it left unsigned or signed as somebody else. */
function byCommand(command: string, publisher: string): CodeSigning {
  const sign = signable((file) => {
    try {
      execFileSync(command, [file], { stdio: ['ignore', 2, 2] });
    } catch (error) {
      const { status } = error as { status?: number | null };
      const how = status === undefined || status === null ? 'could not be started' : `ended with ${status}`;
      throw new ReleaseProblem(`LOKET_SIGN_COMMAND ${how} for ${path.basename(file)}: ${command}`);
    }
    const signer = signerNameOf(file);
    if (signer === null) throw new ReleaseProblem(`LOKET_SIGN_COMMAND left ${path.basename(file)} unsigned.`);
    if (isSamePublisher(signer, publisher)) return;
    throw new ReleaseProblem(
      `LOKET_SIGN_COMMAND signed ${path.basename(file)} as ${signer}, LOKET_SIGN_PUBLISHER is ${publisher}`,
    );
  });
  return { sign, publisher };
}

/** Every process may read another's command line; a file in memory, of this user alone, lives as long as one signature takes. */
function withSecretFile<T>(word: string, work: (file: string) => T): T {
  const memory = '/dev/shm';
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : os.tmpdir(), 'loket-sign-'));
  try {
    const file = path.join(folder, 'word');
    writeFileSync(file, word, { mode: 0o600 });
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first line of standard input. */
export function secretFromInput(): string {
  const [first = ''] = readFileSync(0, 'utf8').split(/\r?\n/);
  return first;
}

/** Only Windows' own formats hold a signature: the addon for Linux, which lies in the same folder, is passed over. */
export function holdsSignature(file: string): boolean {
  const head = Buffer.alloc(MSI.length);
  const from = openSync(file, 'r');
  try {
    readSync(from, head, 0, head.length, 0);
  } finally {
    closeSync(from);
  }
  return head.subarray(0, PE.length).equals(PE) || head.equals(MSI);
}

function signable(sign: Signer): Signer {
  return (file) => {
    if (!holdsSignature(file)) {
      process.stdout.write(`not signed, no program of Windows: ${path.basename(file)}\n`);
      return;
    }
    sign(file);
  };
}

function need(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new ReleaseProblem(`${name} is missing\n${SIGNING_HELP}`);
  return value;
}
