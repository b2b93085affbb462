#!/usr/bin/env node
/**
 * Stands where electron-builder looks for fpm, which Debian does not have: `fpm -s dir -t deb …` becomes `dpkg-deb --root-owner-group`.
 * Only what the builder really asks for is understood; anything else ends with an error. Times come from SOURCE_DATE_EPOCH.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildDeb } from './deb.mjs';

const FLAGS = new Set(['--force', '--debug']);
/** Options of the builder that a package of one folder has no place for. */
const LEFT_OUT = new Set(['--deb-compression', '--compression', '--log', '--category', '--license', '--url']);

/** @param {readonly string[]} args */
function read(args) {
  const options = new Map();
  const depends = [];
  const recommends = [];
  const sources = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (FLAGS.has(arg)) continue;
    if (!arg.startsWith('-')) {
      const cut = arg.lastIndexOf('=');
      if (cut < 0) throw new Error(`no target for ${arg}`);
      sources.push({ from: arg.slice(0, cut), to: arg.slice(cut + 1) });
      continue;
    }
    at += 1;
    const value = args[at] ?? '';
    if (arg === '-d') depends.push(value);
    else if (arg === '--deb-recommends') recommends.push(value);
    else options.set(arg, value);
  }
  return { options, depends, recommends, sources };
}

/**
 * @param {Map<string, string>} options
 * @param {string} name
 */
function need(options, name) {
  const value = options.get(name);
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

function build() {
  const { options, depends, recommends, sources } = read(process.argv.slice(2));
  if (need(options, '-s') !== 'dir' || need(options, '-t') !== 'deb') throw new Error('only dir to deb');
  const known = [
    '-s',
    '-t',
    '--architecture',
    '--after-install',
    '--after-remove',
    '--description',
    '--version',
  ];
  known.push('--package', '--name', '--maintainer', '--vendor', '--deb-priority');
  const odd = [...options.keys()].filter((name) => !known.includes(name) && !LEFT_OUT.has(name));
  if (odd.length > 0) throw new Error(`not understood: ${odd.join(' ')}`);
  const root = mkdtempSync(path.join(os.tmpdir(), 'loket-deb-'));
  try {
    for (const { from, to } of sources) {
      const target = path.join(root, to);
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    }
    buildDeb(root, need(options, '--package'), {
      control: {
        name: need(options, '--name'),
        version: need(options, '--version'),
        architecture: need(options, '--architecture'),
        maintainer: need(options, '--maintainer'),
        vendor: options.get('--vendor'),
        depends,
        recommends,
        priority: options.get('--deb-priority'),
        description: need(options, '--description'),
      },
      scripts: {
        postinst: readFileSync(need(options, '--after-install'), 'utf8'),
        postrm: readFileSync(need(options, '--after-remove'), 'utf8'),
      },
      compression: 'xz',
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

build();
