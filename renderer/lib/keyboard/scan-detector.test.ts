import { describe, expect, it } from 'vitest';
import { createScanDetector, SCAN_GAP_MS } from './scan-detector.ts';

function burst(text: string, gapMs: number, startMs = 1000) {
  const detector = createScanDetector();
  const verdicts = [...text].map((key, index) => detector.feed(key, startMs + index * gapMs));
  const end = detector.feed('Enter', startMs + text.length * gapMs);
  return { verdicts, end, detector };
}

describe('the scanner detector', () => {
  it('takes a fast burst that ends with Enter as a code', () => {
    const { verdicts, end } = burst('1371202600012345', 4);
    expect(end).toEqual({ kind: 'SCAN', code: '1371202600012345' });
    expect(verdicts.slice(1).every(({ kind }) => kind === 'SWALLOW')).toBe(true);
  });

  it('lets a person type', () => {
    const { verdicts, end } = burst('jkjkjkjk', 120);
    expect(verdicts.every(({ kind }) => kind === 'PENDING')).toBe(true);
    expect(end.kind).toBe('KEY');
  });

  it('does not take two keys that fall together for a code', () => {
    const { end } = burst('jk', 5);
    expect(end).toEqual({ kind: 'KEY', held: 'jk' });
  });

  it('gives back what a burst without Enter had held', () => {
    const detector = createScanDetector();
    detector.feed('a', 0);
    detector.feed('b', 10);
    expect(detector.flush()).toBe('ab');
    expect(detector.isWaiting).toBe(false);
  });

  it('hands back the key before when the timer was late', () => {
    const detector = createScanDetector();
    detector.feed('j', 0);
    expect(detector.feed('k', 200)).toEqual({ kind: 'PENDING', held: 'j' });
  });

  it('begins anew after a pause', () => {
    const detector = createScanDetector();
    detector.feed('x', 0);
    detector.flush();
    [...'ABC1234567'].forEach((key, index) => detector.feed(key, 500 + index * 5));
    expect(detector.feed('Enter', 550)).toEqual({ kind: 'SCAN', code: 'ABC1234567' });
  });

  it('does not take a code whose Enter came late', () => {
    const detector = createScanDetector();
    [...'ABC1234567'].forEach((key, index) => detector.feed(key, index * 5));
    expect(detector.feed('Enter', 45 + SCAN_GAP_MS)).toEqual({ kind: 'KEY', held: 'ABC1234567' });
  });
});
