import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import { windowsName } from '#tools/release/windows-name.ts';
import { codeProblem, type CodeRequest } from '#tools/release/code-signature.ts';
import { hasWine, ROOT, WINE } from './built.ts';
import { PASSWORD, PUBLISHER, TrialAuthority } from './trial-authority.ts';

/** What osslsigncode says of a time by RFC 3161 whose authority is believed; without one it says "Timestamp is not available". */
const TIME_HOLDS = /^Timestamp Server Signature verification: ok$/m;

let trial: TrialAuthority;

beforeAll(async () => {
  trial = await TrialAuthority.open();
});
afterAll(() => trial?.close());

/** In a process of its own: the clock above must be able to answer meanwhile. */
async function signBy(
  way: Record<string, string>,
  file: string,
  secret: string,
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'tools/release/sign-file.ts'), file], {
    env: { ...process.env, LOKET_SIGN_TSA: trial.clockUrl, ...way },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (said += part.toString()));
  }
  child.stdin.end(`${secret}\n`);
  const code = await new Promise<number>((resolve) => child.on('close', (ended) => resolve(ended ?? -1)));
  return { code, said };
}

const sign = (file: string, pfx: string, password = PASSWORD) =>
  signBy({ LOKET_SIGN_PFX: trial.path(pfx) }, file, password);

function verify(file: string): { isGood: boolean; said: string } {
  const ca = trial.path('ca.crt');
  const args = ['verify', '-CAfile', ca, '-TSA-CAfile', ca, '-in', file];
  const { status, stdout, stderr } = spawnSync('osslsigncode', args, { encoding: 'utf8' });
  return { isGood: status === 0, said: `${stdout}${stderr}` };
}

function program(name: string): string {
  const file = trial.path(name);
  const source = join(ROOT, 'tools/pack/dummy-electron/launcher.c');
  execFileSync('x86_64-w64-mingw32-gcc', ['-o', file, source]);
  return file;
}

describe('signing of Windows’ files', () => {
  it('signs with SHA-256 alone and a time from the authority, and the password stands on no command line', async () => {
    const file = program('signed.exe');
    expect(await sign(file, 'code.pfx')).toEqual({ code: 0, said: '' });
    const { isGood, said } = verify(file);
    expect(isGood, said).toBe(true);
    expect(said).toMatch(/Message digest algorithm\s+: SHA256/);
    expect(said).not.toMatch(/SHA1$/m);
    expect(said).toMatch(TIME_HOLDS);
    expect(readFileSync(join(ROOT, 'tools/release/sign-code.ts'), 'utf8')).not.toContain("'-pass'");
  });

  it('a file that was changed afterwards is no longer believed', async () => {
    const file = program('changed.exe');
    expect(await sign(file, 'code.pfx')).toEqual({ code: 0, said: '' });
    expect(verify(file).isGood).toBe(true);
    const bytes = readFileSync(file);
    const at = bytes.indexOf('starts nothing');
    bytes.write('starts harming', at);
    writeFileSync(file, bytes);
    expect(verify(file).isGood).toBe(false);
  });

  it('a certificate for something else is not believed for a program', async () => {
    const file = program('mail.exe');
    expect(await sign(file, 'mail.pfx')).toEqual({ code: 0, said: '' });
    expect(verify(file).isGood).toBe(false);
  });

  it('a wrong password fails, and leaves the file as it was', async () => {
    const file = program('wrong.exe');
    const before = readFileSync(file);
    const { code } = await sign(file, 'code.pfx', 'something else');
    expect(code).not.toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('passes over what is no program of Windows', async () => {
    const addon = trial.path('linux-x64.node');
    cpSync(join(ROOT, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'), addon);
    const { code, said } = await sign(addon, 'code.pfx');
    expect(code).toBe(0);
    expect(said).toContain('not signed');
  });
});

describe('a look at a signed program', () => {
  const look = (name: string, more: Partial<CodeRequest> = {}) =>
    codeProblem(trial.path(name), { authorities: trial.path('ca.crt'), publisher: null, ...more });

  /** As by a way that asks no clock. */
  function signWithoutTime(name: string): void {
    writeFileSync(trial.path('word'), PASSWORD);
    const key = ['-pkcs12', trial.path('code.pfx'), '-readpass', trial.path('word'), '-h', 'sha256'];
    const files = ['-in', program(`plain-${name}`), '-out', trial.path(name)];
    execFileSync('osslsigncode', ['sign', ...key, ...files], { stdio: 'ignore' });
  }

  it('finds one with a time well, by whole name too', async () => {
    expect(await sign(program('well.exe'), 'code.pfx')).toEqual({ code: 0, said: '' });
    expect(look('well.exe')).toBeNull();
    expect(look('well.exe', { publisher: PUBLISHER })).toBeNull();
    expect(look('well.exe', { publisher: PUBLISHER.replaceAll(', ', ',') })).toBeNull();
  });

  it('misses the time where no clock was asked, though the word stands in what the tool says', () => {
    signWithoutTime('timeless.exe');
    expect(verify(trial.path('timeless.exe')).said).toContain('Timestamp is not available');
    expect(look('timeless.exe')).toBe('is signed without a time of a believed authority');
  });

  it('misses a time whose clock nobody believes, though the tool ends well', async () => {
    const clock = await TrialAuthority.open();
    try {
      const file = program('own-clock.exe');
      const way = { LOKET_SIGN_PFX: trial.path('code.pfx'), LOKET_SIGN_TSA: clock.clockUrl };
      expect(await signBy(way, file, PASSWORD)).toEqual({ code: 0, said: '' });
      expect(verify(file).isGood).toBe(true);
      expect(look('own-clock.exe')).toBe('is signed without a time of a believed authority');
    } finally {
      clock.close();
    }
  });

  it('names who signed when that is somebody else of the same authority; a part of a name is not the name', async () => {
    expect(await sign(program('mine.exe'), 'code.pfx')).toEqual({ code: 0, said: '' });
    for (const publisher of ['CN=Trial code, O=Lain, C=ID', 'CN=Trial code', `${PUBLISHER}, OU=x`]) {
      expect(look('mine.exe', { publisher })).toBe(`is signed by ${PUBLISHER}, not by ${publisher}`);
    }
  });

  it('believes no signature where there is none', () => {
    program('bare.exe');
    expect(look('bare.exe')).toBe('has no signature of a believed authority');
  });
});

const RUNNER = String.raw`#!/bin/sh
osslsigncode sign -pkcs12 "$TRIAL_PFX" -readpass "$TRIAL_WORD" -h sha256 -ts "$LOKET_SIGN_TSA" -in "$1" -out "$1.new" >&2 && mv "$1.new" "$1"
`;

/** As a service in the cloud or a box in the office is called. */
describe('signing by a command of somebody else', () => {
  let way: Record<string, string>;

  beforeAll(() => {
    const command = trial.path('sign.sh');
    writeFileSync(command, RUNNER, { mode: 0o755 });
    writeFileSync(trial.path('command-word'), PASSWORD);
    way = {
      LOKET_SIGN_COMMAND: command,
      LOKET_SIGN_PUBLISHER: PUBLISHER,
      TRIAL_PFX: trial.path('code.pfx'),
      TRIAL_WORD: trial.path('command-word'),
    };
  });

  it('signs with a time, as by a file', async () => {
    const file = program('command.exe');
    const { code, said } = await signBy(way, file, '');
    expect(code, said).toBe(0);
    const checked = verify(file);
    expect(checked.isGood, checked.said).toBe(true);
    expect(checked.said).toMatch(TIME_HOLDS);
  });

  it('needs the whole name of the publisher, which nobody can read out of a command', async () => {
    const { LOKET_SIGN_PUBLISHER: _left, ...half } = way;
    const { code, said } = await signBy(half, program('command-half.exe'), '');
    expect(code).toBe(1);
    expect(said).toContain('LOKET_SIGN_PUBLISHER is missing');
    expect(said).not.toMatch(/^\s+at /m);
  });

  it.each<[string, Record<string, string>, string]>([
    ['signs as somebody else', { LOKET_SIGN_PUBLISHER: 'CN=Trial code' }, `as ${PUBLISHER}`],
    ['signs nothing', { LOKET_SIGN_COMMAND: '/bin/true' }, 'unsigned'],
    ['fails', { LOKET_SIGN_COMMAND: '/bin/false' }, 'ended with 1'],
    ['is not there', { LOKET_SIGN_COMMAND: '/nowhere/sign' }, 'could not be started'],
  ])('that %s stops the build in one line', async (_what, change, told) => {
    const { code, said } = await signBy({ ...way, ...change }, program('command-wrong.exe'), '');
    expect(code).toBe(1);
    expect(said).toContain(told);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

/** The same question, answered by Windows' own function as Wine has it; parts that have no name it writes otherwise than Windows does. */
describe.skipIf(!hasWine)('the name of a publisher', () => {
  it.each([
    '/C=ID/ST=Jawa Barat/L=Depok/O=PT Contoh, Tbk/OU=A-B/CN=PT Contoh',
    '/C=ID/O=Toko "Satu"; Dua/CN=a=b #1',
    '/emailAddress=a@b.example/serialNumber=7/postalCode=16424/street=Jl. Satu/CN=x',
  ])('%s is the one that Windows prints', (subject) => {
    const printer = trial.path('print-name.exe');
    const source = join(import.meta.dirname, 'print-name.c');
    execFileSync('x86_64-w64-mingw32-gcc', ['-o', printer, source, '-lcrypt32']);
    const made = '-keyout named.key -out named.der -outform DER -subj'.split(' ');
    trial.openssl(...'req -x509 -newkey rsa:2048 -nodes -utf8'.split(' '), ...made, subject);
    const printed = execFileSync(WINE, [printer, trial.path('named.der')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, WINEPREFIX: trial.path('wine'), WINEDEBUG: '-all' },
    });
    expect(windowsName(readFileSync(trial.path('named.der')))).toBe(printed.trim());
  });
});

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '271828';
const KEY = 'pkcs11:token=trial;object=code;type=private';

/** A token in software in the place of one in a safe: the key is made known to it and is nowhere else. */
describe.skipIf(!existsSync(MODULE))('signing by a key on a token (PKCS #11)', () => {
  let way: Record<string, string>;

  beforeAll(() => {
    mkdirSync(trial.path('tokens'));
    const settings = trial.path('softhsm2.conf');
    writeFileSync(settings, `directories.tokendir = ${trial.path('tokens')}\nobjectstore.backend = file\n`);
    const token = (...args: string[]) =>
      execFileSync('softhsm2-util', args, {
        stdio: 'pipe',
        env: { ...process.env, SOFTHSM2_CONF: settings },
      });
    token(...'--init-token --free --label trial --so-pin 314159'.split(' '), '--pin', PIN);
    trial.openssl(...'pkcs8 -topk8 -nocrypt -in code.key -out code.p8'.split(' '));
    const key = trial.path('code.p8');
    token('--import', key, ...'--token trial --label code --id 01'.split(' '), '--pin', PIN);
    way = {
      SOFTHSM2_CONF: settings,
      LOKET_SIGN_PKCS11: MODULE,
      LOKET_SIGN_PKCS11_KEY: KEY,
      LOKET_SIGN_CERT: trial.path('code.crt'),
    };
  });

  it('signs with a time, as by a file', async () => {
    const file = program('token.exe');
    const { code, said } = await signBy(way, file, PIN);
    expect(code, said).toBe(0);
    const checked = verify(file);
    expect(checked.isGood, checked.said).toBe(true);
    expect(checked.said).toMatch(TIME_HOLDS);
    expect(checked.said).toContain('Trial code');
  });

  it('a wrong PIN, or a key that the token does not have, fails and leaves the file as it was', async () => {
    const file = program('token-wrong.exe');
    const before = readFileSync(file);
    expect((await signBy(way, file, '000000')).code).not.toBe(0);
    const other = { ...way, LOKET_SIGN_PKCS11_KEY: KEY.replace('code', 'other') };
    expect((await signBy(other, file, PIN)).code).not.toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('half a way is none: without key or certificate it says what is missing', async () => {
    const { LOKET_SIGN_CERT: _left, ...half } = way;
    const { code, said } = await signBy(half, program('token-half.exe'), PIN);
    expect(code).not.toBe(0);
    expect(said).toContain('LOKET_SIGN_CERT is missing');
  });
});

describe('a release without a certificate', () => {
  const run = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'tools/pack/run.ts'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      input: '',
      env: { ...process.env, LOKET_SIGN_PFX: '', LOKET_RELEASE_KEY: '', ...env },
    });

  it('fails before anything is built, and says what is missing', () => {
    const { status, stderr } = run({}, '--real', '--release');
    expect(status).toBe(1);
    expect(stderr).toContain('no certificate was named');
    expect(stderr).toContain('LOKET_SIGN_PFX');
  });

  const COMMAND = { LOKET_SIGN_COMMAND: '/bin/true', LOKET_SIGN_PUBLISHER: PUBLISHER };

  it('fails without a key for lists and statements too', () => {
    const { status, stderr } = run(COMMAND, '--real', '--release');
    expect(status).toBe(1);
    expect(stderr).toContain('LOKET_RELEASE_KEY');
  });

  it('fails with a key that no PC of this release would believe, and says what comes first', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const file = trial.path('stranger.pem');
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const { status, stderr } = run({ ...COMMAND, LOKET_RELEASE_KEY: file }, '--real', '--release');
    expect(status).toBe(1);
    expect(stderr).toContain(`its key ${keyIdOf(publicKey)} is not in resources/updates/keys.json`);
    expect(stderr).toContain('release:feed -- believe');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['that is not there', '/nowhere/release.pem', 'there is no file'],
    ['that is none', join(ROOT, 'package.json'), 'no key in PEM'],
  ])('says in one line that a key %s stops it', (_what, file, told) => {
    const { status, stderr } = run({ ...COMMAND, LOKET_RELEASE_KEY: file }, '--real', '--release');
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--dummy-electron', '--release']],
    [['--real', '--release', '--only', 'deb']],
    [['--real', '--release', '--as', '1.2.3']],
    [['--dummy-electron', '--real']],
    [[]],
  ])('%j is not understood', (args) => {
    expect(run({}, ...args).status).toBe(2);
  });
});
