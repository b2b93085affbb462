import { spawnSync } from 'node:child_process';
import { isSamePublisher } from '#main/updates/publisher.ts';
import { signerNameOf } from './publisher.ts';

export type CodeRequest = {
  /** Authorities, PEM, whose signatures and times are believed. */
  authorities: string;
  /** The whole subject that signs; null: whoever one of the authorities vouches for. */
  publisher: string | null;
};

/** The tool ends well too when there is no time, and when nobody believes its clock; the word "timestamp" stands in all of these. */
const TIME_HOLDS = /^Timestamp Server Signature verification: ok\s*$/m;
const TIME_FAILS = /^Timestamp (?:is not available|Server Signature verification: (?!ok))/m;

/** What is wrong with the signature under a program or package of Windows; null when nothing is. */
export function codeProblem(file: string, { authorities, publisher }: CodeRequest): string | null {
  const believed = ['-CAfile', authorities, '-TSA-CAfile', authorities];
  const { status, stdout, stderr } = spawnSync('osslsigncode', ['verify', ...believed, '-in', file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) return 'has no signature of a believed authority';
  const said = `${stdout}${stderr}`;
  if (!TIME_HOLDS.test(said) || TIME_FAILS.test(said)) {
    return 'is signed without a time of a believed authority';
  }
  if (publisher === null) return null;
  const signer = signerNameOf(file);
  if (signer === null) return 'does not say who signed it';
  return isSamePublisher(signer, publisher) ? null : `is signed by ${signer}, not by ${publisher}`;
}
