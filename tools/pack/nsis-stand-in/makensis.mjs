#!/usr/bin/env node
/**
 * Debian's makensis in the place of electron-builder's own: the same script, unchanged but for the word that says for which processor.
 * The plug-ins lie where the builder looks for those of 32 bit. 64 bit, because only such an installer runs under Debian's wine64.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

const script = readFileSync(0, 'utf8').replaceAll(
  '!addplugindir /x86-unicode',
  '!addplugindir /amd64-unicode',
);
const args = process.argv.slice(2).filter((arg) => arg !== '-XUnicode true' && arg !== '-');
const { status, error } = spawnSync(
  'makensis',
  // 6012: the 64-bit answer to "is this a 64-bit Windows?" is known beforehand, and its other branch is used by nobody.
  ['-XTarget amd64-unicode', '-X!pragma warning disable 6012', '-DLOKET_STAND_IN', ...args, '-'],
  {
    input: script,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, NSISDIR: '/usr/share/nsis' },
  },
);
if (error) throw error;
process.exitCode = status ?? 1;
