import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '#tools/pack/paths.ts';

export const PROVENANCE = 'provenance.json';

/** Shaped after in-toto's statement and SLSA's provenance 1.0, signed as a file of the release. */
export const Provenance = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  subject: z.array(
    z.strictObject({ name: z.string().min(1), digest: z.strictObject({ sha512: z.string() }) }),
  ),
  predicate: z.strictObject({
    buildDefinition: z.strictObject({
      buildType: z.literal('loket/pack/1'),
      externalParameters: z.strictObject({
        version: z.string(),
        electron: z.enum(['dummy', 'real']),
        isRelease: z.boolean(),
        sourceDateEpoch: z.int(),
      }),
      resolvedDependencies: z.array(
        z.strictObject({ uri: z.string(), digest: z.record(z.string(), z.string()) }),
      ),
    }),
    runDetails: z.strictObject({
      builder: z.strictObject({
        id: z.literal('loket/npm-run-pack'),
        version: z.record(z.string(), z.string()),
      }),
    }),
  }),
});
export type Provenance = z.infer<typeof Provenance>;
type Parameters = Provenance['predicate']['buildDefinition']['externalParameters'];

/** What was built of what: checksums of everything in `folder`, the commit, the lock file, the tools. */
export function provenanceOf(folder: string, externalParameters: Parameters): Provenance {
  const lock = createHash('sha512')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: filesOf(folder).map((name) => ({ name, digest: { sha512: sha512Of(path.join(folder, name)) } })),
    predicate: {
      buildDefinition: {
        buildType: 'loket/pack/1',
        externalParameters,
        resolvedDependencies: [
          { uri: 'git:source', digest: { gitCommit: commit() } },
          { uri: 'file:package-lock.json', digest: { sha512: lock } },
        ],
      },
      runDetails: { builder: { id: 'loket/npm-run-pack', version: toolVersions() } },
    },
  };
}

/** The lists of updates: completed and signed anew for a roll-out by steps or a change of keys, so the statement does not cover them. */
export const LISTS: readonly string[] = ['latest.yml', 'latest-linux.yml'];

/** Everything but the statement itself and the lists, which have signatures of their own. */
export function filesOf(folder: string): string[] {
  const apart = [PROVENANCE, ...LISTS].flatMap((name) => [name, `${name}.sig`]);
  return readdirSync(folder)
    .filter((name) => !apart.includes(name))
    .toSorted();
}

export function sha512Of(file: string): string {
  return createHash('sha512').update(readFileSync(file)).digest('hex');
}

/** The commit, with a word behind it when something had not been committed. */
export function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and changes'}`;
}

function toolVersions(): Record<string, string> {
  const said = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8' }).split('\n')[0]?.trim() ?? '';
  const builder = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules/electron-builder/package.json'), 'utf8'),
  ) as { version: string };
  return {
    node: process.version,
    'electron-builder': builder.version,
    makensis: said('makensis', '-VERSION'),
    wixl: said('wixl', '--version'),
    'dpkg-deb': said('dpkg-deb', '--version'),
  };
}
