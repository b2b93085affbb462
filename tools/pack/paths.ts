import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const OUT = path.join(ROOT, 'out', 'pack');
/** Where the builder and our own steps lay what they made; what is handed out is copied to `release`. */
export const DIST = path.join(OUT, 'dist');
export const RELEASE = path.join(ROOT, 'release');
