import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, lutimesSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {{
 *   name: string, version: string, architecture: string, maintainer: string, vendor?: string | undefined, depends: readonly string[],
 *   recommends: readonly string[], priority?: string | undefined, description: string,
 * }} DebControl
 * @typedef {{ control: DebControl, scripts: Record<string, string>, conffiles?: readonly string[], compression: 'xz' | 'zstd' }} DebParts
 */

/**
 * Makes a Debian package of a folder that is laid out as it will lie on the machine, the same byte for byte from the same content: owner,
 * modes and times are settled here. The folder is used up.
 * @param {string} root
 * @param {string} target
 * @param {DebParts} parts
 */
export function buildDeb(root, target, { control, scripts, conffiles = [], compression }) {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] ?? Math.floor(Date.now() / 1000));
  writePapers(root, control, seconds);
  settle(root, seconds);
  let bytes = 0;
  walk(root, (entry) => {
    if (lstatSync(entry).isFile()) bytes += lstatSync(entry).size;
  });
  const folder = path.join(root, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'control'), controlText(control, bytes));
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  }
  if (conffiles.length > 0) writeFileSync(path.join(folder, 'conffiles'), `${conffiles.join('\n')}\n`);
  walk(folder, (entry) => lutimesSync(entry, seconds, seconds));
  // The temporary folder is closed to others; the root of a package is not.
  chmodSync(root, 0o755);
  for (const one of [folder, root]) lutimesSync(one, seconds, seconds);
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', root, target], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * What Debian wants to find of every package: whose it is, and which version this is.
 * @param {string} root @param {DebControl} control @param {number} seconds
 */
function writePapers(root, { name, version, maintainer }, seconds) {
  const folder = path.join(root, 'usr/share/doc', name);
  mkdirSync(folder, { recursive: true });
  const format = 'https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/';
  const licence = `Files: *\nCopyright: Loket\nLicense: EUPL-1.2\n The text is at https://eupl.eu/1.2/en/; parts of others stay under their own licences, which lie beside them.\n`;
  writeFileSync(path.join(folder, 'copyright'), `Format: ${format}\nUpstream-Name: Loket\n\n${licence}`);
  const day = new Date(seconds * 1000).toUTCString().replace('GMT', '+0000');
  const log = `${name} (${version}) stable; urgency=medium\n\n  * Loket ${version}.\n\n -- ${maintainer}  ${day}\n`;
  writeFileSync(path.join(folder, 'changelog.gz'), gzipSync(log, { level: 9 }));
}

/** @param {DebControl} control @param {number} bytes */
function controlText(control, bytes) {
  const { name, version, architecture, maintainer, vendor, depends, recommends, priority } = control;
  const [summary = '', ...lines] = control.description.trim().split('\n');
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${maintainer}`,
    ...(vendor === undefined ? [] : [`Vendor: ${vendor}`]),
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    ...(depends.length > 0 ? [`Depends: ${depends.join(', ')}`] : []),
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    'Section: admin',
    `Priority: ${priority ?? 'optional'}`,
    `Description: ${summary.trim()}`,
    ...lines.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`),
    '',
  ].join('\n');
}

/**
 * @param {string} folder
 * @param {(entry: string) => void} visit
 */
function walk(folder, visit) {
  for (const name of readdirSync(folder).toSorted()) {
    const entry = path.join(folder, name);
    if (lstatSync(entry).isDirectory()) walk(entry, visit);
    visit(entry);
  }
}

/**
 * Debian's own modes: what may run runs, everything is read by everybody and written by root alone.
 * @param {string} root
 * @param {number} seconds since 1970
 */
function settle(root, seconds) {
  walk(root, (entry) => {
    const stat = lstatSync(entry);
    if (!stat.isSymbolicLink()) chmodSync(entry, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
    lutimesSync(entry, seconds, seconds);
  });
}
