import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { composeSop, nextSopId, SOP_PARTS } from '#common/domain/sop/sop-parts.ts';
import { loadSop } from './load-sop.ts';

const base = loadSop(join(import.meta.dirname, '../../resources/sop/2026-1'));
const named = { id: '2026-2', effectiveFrom: plainDate('2026-12-01') };

describe('a new version of the procedure', () => {
  it('is the old one with the parts that are new', () => {
    const settings = {
      ...base.settings,
      pickupDays: { ...base.settings.pickupDays, source: 'Keputusan kantor' },
    };
    const made = composeSop(base, { settings }, named);
    expect(made.ok && made.value).toEqual({
      ...base,
      ...named,
      title: { id: 'SOP paspor biasa, versi 2026-2', en: 'Ordinary passport procedure, version 2026-2' },
      settings,
    });
  });

  it('is refused when the new part does not fit the others', () => {
    const [first] = base.reasonCodes.reasons;
    const reasonCodes = { ...base.reasonCodes, reasons: [must(first, 'the shipped version has reasons')] };
    const made = composeSop(base, { reasonCodes }, named);
    expect(made.ok).toBe(false);
    expect(!made.ok && made.error[0]?.path).toMatch(/^reasonCodes/);
  });

  it('is refused when nothing in it is new', () => {
    expect(composeSop(base, {}, named)).toMatchObject({ ok: false, error: [{ message: 'SOP_UNCHANGED' }] });
  });

  it('gets the next free name of its year', () => {
    expect(nextSopId(['2026-1', '2026-9', '2025-11'], 2026)).toBe('2026-10');
    expect(nextSopId(['2026-1'], 2027)).toBe('2027-1');
  });

  it('has a part for each of the procedure’s files', () => {
    expect(SOP_PARTS).toContain('timeNorms');
    expect(SOP_PARTS).not.toContain('id');
  });
});
