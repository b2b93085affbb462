import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSink } from './logger.ts';

const MAX_BYTES = 2 * 1024 * 1024;

/** Appends to `loket.log`, keeping one older file. Logging must never stop the desk: a full disk is swallowed here. */
export function fileSink(folder: string): LogSink {
  const path = join(folder, 'loket.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(path) > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`);
    } catch {
      // Nothing to tell and nobody to tell it to.
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
