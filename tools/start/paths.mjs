import path from 'node:path';

/** The checkout. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** @param {...string} parts */
export function at(...parts) {
  return path.join(ROOT, ...parts);
}

/** Small facts that must die together with `node_modules`. */
export const CACHE = at('node_modules', '.cache', 'loket');
