import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SignedHead } from '#common/contract/hub/audit.ts';

/** Heads that were kept outside the machines, one a line, as the daily close writes them. An empty file is an error. */
export function readAnchors(file: string): SignedHead[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return z
    .array(SignedHead)
    .min(1)
    .parse(lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line)));
}
