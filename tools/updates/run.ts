import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toInstant } from '#common/kernel/instant.ts';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import { rawPublic, UpdateKeys } from '#runtime/updates/feed-signature.ts';
import { believedKeys, isBelieved, KEYS_FILE, privateKeyOf, publicKeyOf } from '#tools/release/key.ts';
import { commandLine, endOf, ReleaseProblem } from '#tools/release/problem.ts';
import { daysOf, percentageOf, serialOf, versionOf } from './feed-arguments.ts';
import { releaseFeeds } from './release-feed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const USAGE = `release:feed -- key FILE.pem          makes a key and writes its public half into resources/updates/keys.json
release:feed -- believe FILE.pem      writes the public half of a key that is there already into it
release:feed -- sign DIR --key FILE.pem [--key FILE.pem] --serial N [--days 60] [--percentage P] [--calls-back VERSION] [--keys KEYS.json]
                                      KEYS.json: what the PCs' build believes, unless it is this checkout's resources/updates/keys.json`;

process.exitCode = await endOf(() => main(process.argv.slice(2)));

function main(args: string[]): number {
  const { values, positionals } = wordsOf(args);
  const [what, first, ...more] = positionals;
  if (first !== undefined && more.length === 0) {
    const keysFile = resolve(values.keys);
    if (what === 'key') return makeKey(first, keysFile);
    if (what === 'believe') return believe(publicKeyOf(first, 'believe'), keysFile);
    const { serial } = values;
    if (what === 'sign' && serial !== undefined && values.key.length > 0) {
      return sign(first, { ...values, serial }, keysFile);
    }
  }
  console.error(USAGE);
  return 2;
}

function wordsOf(args: string[]) {
  return commandLine(args, {
    key: { type: 'string', multiple: true, default: [] },
    keys: { type: 'string', default: KEYS_FILE },
    serial: { type: 'string' },
    days: { type: 'string', default: '60' },
    percentage: { type: 'string' },
    'calls-back': { type: 'string', multiple: true, default: [] },
  });
}
type Values = ReturnType<typeof wordsOf>['values'];

/** The private half stays where it was written; it is never read by a build. */
function makeKey(file: string, keysFile: string): number {
  if (existsSync(file)) {
    throw new ReleaseProblem(
      `${file} is there already; a key is never written over. For builds to believe it: release:feed -- believe ${file}`,
    );
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch {
    throw new ReleaseProblem(`${file} cannot be written. Next: name a folder that is there and yours.`);
  }
  return believe(publicKey, keysFile);
}

function believe(publicKey: KeyObject, keysFile: string): number {
  const keyId = keyIdOf(publicKey);
  const believed = UpdateKeys.parse({ ...believedKeys(keysFile), [keyId]: rawPublic(publicKey) });
  writeFileSync(keysFile, `${JSON.stringify(believed, null, 2)}\n`);
  console.log(
    `Builds from now on believe the key ${keyId}; commit ${keysFile}. Take an old key out of it one release later.`,
  );
  return 0;
}

function sign(folder: string, values: Values & { serial: string }, keysFile: string): number {
  const now = new Date();
  const release = {
    serial: serialOf(values.serial, now),
    expires: new Date(now.getTime() + daysOf(values.days) * DAY_MS).toISOString(),
    ...(values.percentage === undefined ? {} : { percentage: percentageOf(values.percentage) }),
    callsBack: values['calls-back'].map(versionOf),
  };
  const keys = believedKeys(keysFile);
  const privateKeys = values.key.map((file) => privateKeyOf(file, '--key'));
  const unknown = privateKeys.filter((key) => !isBelieved(key, keys)).map(idOf);
  if (unknown.length === privateKeys.length) {
    throw new ReleaseProblem(
      `No PC believes the key ${unknown.join(', ')}: it is not in ${keysFile}. Next: sign with a key that stands there, or release:feed -- believe FILE.pem and build a release with it.`,
    );
  }
  const signers = privateKeys.map((privateKey) => ({ keyId: idOf(privateKey), privateKey }));
  const names = releaseFeeds(folder, release, signers, { keys, now: toInstant(now) });
  if (names.length === 0) {
    throw new ReleaseProblem(
      `${folder} holds no list of updates. Next: name the folder that a build filled.`,
    );
  }
  for (const name of names) console.log(`${name} signed`);
  for (const id of unknown) {
    console.log(`The key ${id} is not in ${keysFile}: only PCs of another build believe it.`);
  }
  return 0;
}

function idOf(privateKey: KeyObject): string {
  return keyIdOf(createPublicKey(privateKey));
}
