#!/usr/bin/env node
/**
 * Stands where electron-builder looks for 7-Zip when the installer's plug-ins are stand-ins: `a … ARCHIVE FOLDER|FILE …` appends each file
 * as length of its path, size, path, bytes (little-endian 32 bit), which `plugins.c` reads again.
 */
import { appendFileSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [command, ...args] = process.argv.slice(2);
if (command !== 'a') throw new Error(`not understood: ${command}`);
const masks = args.filter((arg) => arg.startsWith('-xr!*')).map((arg) => arg.slice('-xr!*'.length));
const [archive, ...sources] = args.filter((arg) => !arg.startsWith('-'));
if (!archive || sources.length === 0) throw new Error('no archive, or nothing to put in');

/** @param {string} entry */
function add(entry) {
  if (lstatSync(entry).isDirectory()) {
    for (const name of readdirSync(entry).toSorted()) add(path.join(entry, name));
    return;
  }
  if (masks.some((mask) => entry.endsWith(mask))) return;
  const name = Buffer.from(entry.split(path.sep).join('\\'));
  const bytes = readFileSync(entry);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(name.length, 0);
  head.writeUInt32LE(bytes.length, 4);
  appendFileSync(archive, Buffer.concat([head, name, bytes]));
}
for (const source of sources) add(path.normalize(source));
