import { useState } from 'react';
import type { ReadManner } from '#common/domain/production/read-manner.ts';
import { enterLine, enterScan, mannerOf, NOTHING_READ } from './read-back.ts';

type Lines = readonly [string, string];

/** What was read from the book so far, and how it came in. */
export function useReadBack(): {
  read: Lines;
  manner: ReadManner;
  /** By hand, or into the field by whatever fills it. */
  type: (line: 0 | 1, text: string) => void;
  /** True where the code was a line of a book. */
  scan: (code: string) => boolean;
} {
  const [state, setState] = useState(NOTHING_READ);
  return {
    read: state.lines,
    manner: mannerOf(state),
    type: (line, text) => setState((before) => enterLine(before, line, text)),
    scan(code) {
      const isLine = enterScan(NOTHING_READ, code) !== null;
      if (isLine) setState((before) => enterScan(before, code) ?? before);
      return isLine;
    },
  };
}
