import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSignedReleaseFile } from '#runtime/release/signed-file.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { Provenance, PROVENANCE } from './provenance.ts';

/** The statement of origin in a release's folder, if one of these keys signed it; otherwise what is wrong with it. */
export function readStatement(folder: string, keys: readonly KeyObject[]): Provenance | { problem: string } {
  const file = path.join(folder, PROVENANCE);
  if (!existsSync(file) || !existsSync(`${file}.sig`)) return { problem: 'is missing, or its signature is' };
  const bytes = readFileSync(file);
  if (!isSignedReleaseFile(PROVENANCE, bytes, { signature: readFileSync(`${file}.sig`, 'utf8'), keys })) {
    return { problem: 'was not signed by a believed key' };
  }
  const parsed = Provenance.safeParse(jsonOrNull(bytes.toString()));
  return parsed.success ? parsed.data : { problem: 'cannot be read' };
}
