import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signReleaseFile } from '#runtime/release/signed-file.ts';
import { PROVENANCE, sha512Of, type Provenance } from './provenance.ts';

/** For tests: the signed statement of origin of files in a folder; without other words that of a trial from a dummy. */
export function stateOrigin(
  folder: string,
  names: readonly string[],
  { privateKey, parameters = {} }: { privateKey: KeyObject; parameters?: object },
): void {
  const trial = { version: '0.2.0', electron: 'dummy', isRelease: false, sourceDateEpoch: 1 } as const;
  const statement: Provenance = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: names.map((name) => ({ name, digest: { sha512: sha512Of(join(folder, name)) } })),
    predicate: {
      buildDefinition: {
        buildType: 'loket/pack/1',
        externalParameters: { ...trial, ...parameters },
        resolvedDependencies: [],
      },
      runDetails: { builder: { id: 'loket/npm-run-pack', version: {} } },
    },
  };
  const bytes = Buffer.from(JSON.stringify(statement));
  writeFileSync(join(folder, PROVENANCE), bytes);
  writeFileSync(join(folder, `${PROVENANCE}.sig`), signReleaseFile(PROVENANCE, bytes, privateKey));
}
