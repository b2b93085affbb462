/**
 * Tells a keyboard-wedge scanner from a person. A scanner types a whole code with a few milliseconds between characters and ends
 * with Enter; nobody types six characters like that. The first character cannot be judged alone, so it waits for the gap to pass.
 * Scanners need 2 to 20 ms; the rest is room for a slow desk.
 */
export const SCAN_GAP_MS = 45;
export const SCAN_MIN_LENGTH = 6;

export type ScanVerdict =
  /** Wait: the character may begin a burst; `held` came before it and was not flushed in time. */
  | { kind: 'PENDING'; held: string }
  /** Part of a burst: the page must not see it. */
  | { kind: 'SWALLOW' }
  /** The burst ended with Enter and is a code. */
  | { kind: 'SCAN'; code: string }
  /** Not a burst: do what the key does; `held` came shortly before and was nobody's. */
  | { kind: 'KEY'; held: string };

export type ScanDetector = {
  /** Feed every printable character and Enter, with the event's own time. */
  feed(key: string, timeMs: number): ScanVerdict;
  /** Ends a wait that had no successor; returns the characters that were only typing. */
  flush(): string;
  readonly isWaiting: boolean;
};

export function createScanDetector(): ScanDetector {
  let buffer = '';
  let lastMs = Number.NEGATIVE_INFINITY;

  function take(): string {
    const held = buffer;
    buffer = '';
    return held;
  }

  return {
    feed(key, timeMs) {
      const isFast = timeMs - lastMs < SCAN_GAP_MS;
      lastMs = timeMs;
      if (key === 'Enter') {
        const held = take();
        if (isFast && held.length >= SCAN_MIN_LENGTH) return { kind: 'SCAN', code: held };
        return { kind: 'KEY', held };
      }
      if (!isFast || buffer === '') {
        const held = take();
        buffer = key;
        return { kind: 'PENDING', held };
      }
      buffer += key;
      return { kind: 'SWALLOW' };
    },
    flush: take,
    get isWaiting() {
      return buffer !== '';
    },
  };
}
