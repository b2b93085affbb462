import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { softwareChip } from './software-chip.ts';

const MRZ_LINE = /^[A-Z0-9<]{44}$/;
const USAGE =
  "npm run chip-sim -- --line1 'P<IDN…' --line2 'X7654321<…' --photo photo.jpg [--folder out/chip-sim] [--foreign]";

/** A training reader: a folder with the files of a chip, and a program that answers them as a real reader's would. */
function main(): void {
  const { values } = parseArgs({
    options: {
      line1: { type: 'string', default: '' },
      line2: { type: 'string', default: '' },
      photo: { type: 'string', default: '' },
      folder: { type: 'string', default: 'out/chip-sim' },
      foreign: { type: 'boolean', default: false },
    },
  });
  const { line1, line2, photo } = values;
  if (!MRZ_LINE.test(line1) || !MRZ_LINE.test(line2) || !existsSync(photo)) throw new Error(USAGE);
  const folder = resolve(values.folder);
  mkdirSync(folder, { recursive: true });
  const country = makeCertificate({ name: 'CSCA Latihan', isAuthority: true });
  const issuer = values.foreign ? makeCertificate({ name: 'CSCA asing', isAuthority: true }) : country;
  const signer = makeCertificate({ name: 'DS Latihan', issuer });
  const chip = softwareChip({ mrz: [line1, line2], photo: readFileSync(photo), signer });
  for (const name of ['dg1', 'dg2', 'sod'] as const) writeFileSync(join(folder, name), chip[name]);
  const anchor = join(folder, 'country.pem');
  writeFileSync(anchor, country.cert);
  const program = join(folder, 'reader');
  writeFileSync(program, readerOf(folder));
  chmodSync(program, 0o755);
  process.stderr.write(`Program to choose: ${program}\nCertificate to trust: ${anchor}\n`);
}

/** It takes the access line like a real one, and answers what lies in the folder at that moment. */
function readerOf(folder: string): string {
  return `#!/bin/sh
read -r access
cd '${folder}' || exit 1
test -f sod || { printf '{"error":"NO_CHIP"}'; exit 0; }
printf '{"dg1":"%s","dg2":"%s","sod":"%s"}' "$(base64 dg1 | tr -d '\\n')" "$(base64 dg2 | tr -d '\\n')" "$(base64 sod | tr -d '\\n')"
`;
}

main();
