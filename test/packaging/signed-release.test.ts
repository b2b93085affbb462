import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publisherProblem, publishersIn } from '#main/updates/publisher.ts';
import { codeProblem } from '#tools/release/code-signature.ts';
import { contentProblem } from '#tools/release/package-content.ts';
import { signerNameOf } from '#tools/release/publisher.ts';
import { holdsSignature } from '#tools/release/sign-code.ts';
import { CURRENT, ROOT, VERSION } from './built.ts';
import { PASSWORD, PUBLISHER, TrialAuthority } from './trial-authority.ts';

let trial: TrialAuthority;
let made: string;

/** A whole build as a release is made, but for Electron: signed by a file, with a time of a clock, under a release key of its own. */
beforeAll(async () => {
  trial = await TrialAuthority.open();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(trial.path('release.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(trial.path('release.pub'), publicKey.export({ format: 'pem', type: 'spki' }));
  const { code, said } = await packed([], {
    LOKET_SIGN_PFX: trial.path('code.pfx'),
    LOKET_SIGN_TSA: trial.clockUrl,
  });
  expect(code, said).toBe(0);
  made = mkdtempSync(join(tmpdir(), 'loket-signed-'));
  cpSync(join(ROOT, 'release'), made, { recursive: true });
}, 15 * 60_000);
afterAll(() => {
  trial?.close();
  if (made) rmSync(made, { recursive: true, force: true });
});

/** In a process of its own: the clock above must be able to answer meanwhile. */
async function packed(args: readonly string[], way: Record<string, string>) {
  const all = [join(ROOT, 'tools/pack/run.ts'), '--dummy-electron', ...args];
  const env = { ...process.env, LOKET_RELEASE_KEY: trial.path('release.pem'), ...way };
  const child = spawn(process.execPath, all, { cwd: ROOT, stdio: ['pipe', 'ignore', 'pipe'], env });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  child.stdin.end(`${PASSWORD}\n`);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

function verify(
  folder: string,
  ca = trial.path('ca.crt'),
  publisher = PUBLISHER,
): { status: number | null; said: string[] } {
  const script = join(ROOT, 'tools/release/run-verify.ts');
  const believed = ['--ca', ca, '--publisher', publisher];
  const args = [script, folder, '--key', trial.path('release.pub'), ...believed, '--allow-dummy'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout.trim().split('\n') };
}

const PROGRAMS = [`loket-setup-${VERSION}.exe`, `loket-hub-setup-${VERSION}.exe`, `loket-${VERSION}.msi`];

describe('a signed build', () => {
  it('is found good, each file by name, with what PCs and IT will ask', () => {
    const { status, said } = verify(made);
    expect(said.filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(status).toBe(0);
    for (const name of PROGRAMS) expect(said).toContain(`ok  ${name}`);
  });

  it('has a signature with a time on every program, library and addon that is packed', () => {
    const folders = ['dist/win-unpacked', 'hub-setup/staged', 'hub-setup/uninstaller.exe'].map((name) =>
      join(ROOT, 'out/pack', name),
    );
    const files = folders.flatMap(filesIn).filter(holdsSignature);
    const names = files.map((file) => file.split('/').at(-1));
    for (const name of [
      'Loket.exe',
      'ffmpeg.dll',
      'win32-x64.node',
      'loket-hub-service.exe',
      'uninstaller.exe',
    ]) {
      expect(names).toContain(name);
    }
    const ca = trial.path('ca.crt');
    for (const file of files) {
      const args = ['verify', '-CAfile', ca, '-TSA-CAfile', ca, '-in', file];
      const { status, stdout } = spawnSync('osslsigncode', args, { encoding: 'utf8' });
      expect(status, `${file}: ${stdout}`).toBe(0);
      expect(stdout, file).toMatch(/^Timestamp Server Signature verification: ok$/m);
    }
  });

  it('names the publisher whom a PC with Windows will find under the next one, and no other', async () => {
    const publishers = namedIn('dist/win-unpacked');
    expect(publishers).toEqual([PUBLISHER]);
    const windows = (Subject: string) => async () => JSON.stringify({ Status: 0, Subject });
    expect(await publisherProblem(publishers, 'setup.exe', windows(PUBLISHER))).toBeNull();
    expect(await publisherProblem(publishers, 'setup.exe', windows('CN=Trial code'))).not.toBeNull();
    expect(signerNameOf(join(made, PROGRAMS[0] ?? ''))).toBe(PUBLISHER);
  });

  it('of somebody else whom the same authority vouches for is found out when the publisher is named', () => {
    const { status, said } = verify(made, trial.path('ca.crt'), 'CN=Trial code, O=Lain, C=ID');
    expect(status).toBe(1);
    for (const name of PROGRAMS) {
      expect(said).toContain(`BAD ${name}: is signed by ${PUBLISHER}, not by CN=Trial code, O=Lain, C=ID`);
    }
  });

  it('that names no publisher inside is found out, however well it is signed', () => {
    const file = trial.path('unnamed.msi');
    cpSync(join(CURRENT, 'release', `loket-${VERSION}.msi`), file);
    const look = (one: string) =>
      contentProblem(one, { allowsDummy: true, looksAtSignatures: true, lists: [] });
    expect(look(file)).toContain('names no publisher');
    expect(look(join(made, `loket-${VERSION}.msi`))).toBeNull();
  });

  it('is not believed under another authority, nor with one byte more', () => {
    const other = trial.path('other.crt');
    trial.openssl(
      ...'req -x509 -newkey rsa:2048 -nodes -days 2 -keyout other.key -out other.crt -subj /CN=Other'.split(
        ' ',
      ),
    );
    const { status, said } = verify(made, other);
    expect(status).toBe(1);
    for (const name of PROGRAMS) {
      expect(said).toContain(`BAD ${name}: has no signature of a believed authority`);
    }
    const changed = mkdtempSync(join(tmpdir(), 'loket-changed-'));
    try {
      cpSync(made, changed, { recursive: true });
      const [name = ''] = PROGRAMS;
      appendFileSync(join(changed, name), 'x');
      expect(verify(changed).said).toContain(`BAD ${name}: is not what was built`);
    } finally {
      rmSync(changed, { recursive: true, force: true });
    }
  });
});

describe('a build that a command signs', () => {
  const build = (publisher: string) => {
    const command = trial.path('sign.sh');
    const key = '-pkcs12 "$TRIAL/code.pfx" -readpass "$TRIAL/word" -h sha256 -ts "$LOKET_SIGN_TSA"';
    const steps = `osslsigncode sign ${key} -in "$1" -out "$1.new" >&2 && mv "$1.new" "$1"`;
    writeFileSync(command, `#!/bin/sh\n${steps}\n`, { mode: 0o755 });
    writeFileSync(trial.path('word'), PASSWORD);
    return packed(['--only', 'setup'], {
      TRIAL: trial.folder,
      LOKET_SIGN_COMMAND: command,
      LOKET_SIGN_PUBLISHER: publisher,
      LOKET_SIGN_TSA: trial.clockUrl,
    });
  };

  it('is signed as by a file and names the publisher whom it was told', async () => {
    const { code, said } = await build(PUBLISHER);
    expect(code, said).toBe(0);
    expect(namedIn('dist/win-unpacked')).toEqual([PUBLISHER]);
    const files = ['release', 'out/pack/dist/win-unpacked'].flatMap((name) => filesIn(join(ROOT, name)));
    const programs = files.filter(holdsSignature);
    expect(programs.length).toBeGreaterThan(3);
    const request = { authorities: trial.path('ca.crt'), publisher: PUBLISHER };
    for (const file of programs) expect(codeProblem(file, request), file).toBeNull();
  });

  it('as somebody else than it was told is no build, and one line says so', async () => {
    const { code, said } = await build('CN=Kantor Lain, C=ID');
    expect(code).toBe(1);
    expect(said).toMatch(
      new RegExp(`^LOKET_SIGN_COMMAND signed \\S+ as ${PUBLISHER}, LOKET_SIGN_PUBLISHER is`, 'm'),
    );
    expect(said).not.toMatch(/^\s+at /m);
    expect(existsSync(join(ROOT, 'release'))).toBe(false);
  });
});

/** Whom the program that was laid out names. */
function namedIn(place: string): readonly string[] {
  return publishersIn(readFileSync(join(ROOT, 'out/pack', place, 'resources/app-update.yml'), 'utf8'));
}

function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
