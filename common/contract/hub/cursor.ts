import { z } from 'zod';

/** Where a desk stands in its office's feed: `epoch:seq`. A restored hub begins a new epoch. */
export const Cursor = z.string().regex(/^[0-9a-z]{1,20}:\d{1,15}$/, 'CURSOR');
export type Cursor = z.infer<typeof Cursor>;

export function cursorAt(epoch: string, seq: number): Cursor {
  return `${epoch}:${seq}`;
}

export function readCursor(cursor: Cursor): { epoch: string; seq: number } {
  const [epoch = '', seq] = cursor.split(':');
  return { epoch, seq: Number(seq) };
}
