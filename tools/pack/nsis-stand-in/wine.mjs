#!/usr/bin/env node
/**
 * electron-builder starts an installer under wine for the one thing that it writes, its uninstaller. The same bytes lie in the installer:
 * the program itself, and one block that begins like an installer's data. So no wine is needed to build.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inflateRawSync } from 'node:zlib';

const MARK = Buffer.from('efbeadde4e756c6c736f6674496e7374', 'hex');
const installer = process.argv[2] ?? '';
const bytes = readFileSync(installer);
const start = bytes.indexOf(MARK) - 4;
if (start < 0) throw new Error('no installer');
let found;
for (let at = start + 28; at + 4 <= bytes.length;) {
  const word = bytes.readUInt32LE(at);
  const size = word & 0x7fffffff;
  const block = bytes.subarray(at + 4, at + 4 + size);
  if (size === 0 || block.length < size) break;
  const plain = word >>> 31 ? inflateRawSync(block) : block;
  if (plain.subarray(4, 20).equals(MARK)) found = plain;
  at += 4 + size;
}
if (!found) throw new Error('no uninstaller in the installer');
const target = path.join(path.dirname(installer), `${path.basename(installer, 'exe')}__uninstaller.exe`);
writeFileSync(target, Buffer.concat([bytes.subarray(0, start), found]));
