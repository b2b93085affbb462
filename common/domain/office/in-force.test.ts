import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { inForce } from './in-force.ts';

const version = (number: number, from: string) => ({ version: number, effectiveFrom: plainDate(from) });
const on = (versions: ReturnType<typeof version>[], day: string) =>
  inForce(versions, plainDate(day))?.version ?? null;

describe('the version in force', () => {
  const planned = [version(1, '2026-01-01'), version(2, '2027-01-01'), version(3, '2026-12-10')];

  it('is the one that began last, whenever it was published', () => {
    expect(on(planned, '2026-12-09')).toBe(1);
    expect(on(planned, '2026-12-10')).toBe(3);
    expect(on(planned, '2027-01-01')).toBe(2);
  });

  it('is the newer one of two that begin on one day', () => {
    expect(on([version(2, '2026-12-10'), version(1, '2026-12-10')], '2026-12-10')).toBe(2);
  });

  it('is none before the first begins', () => {
    expect(on(planned, '2025-12-31')).toBeNull();
  });
});
