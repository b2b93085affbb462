import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { composeSop, FIRST_OWN_NUMBER, nextSopId, SOP_PARTS } from '#common/domain/sop/sop-parts.ts';
import { loadSop } from './load-sop.ts';
import { SOP_VERSIONS } from './sop-library.ts';

const base = loadSop(join(import.meta.dirname, '../../resources/sop/2026-1'));
const named = { id: '2026-101', effectiveFrom: plainDate('2026-12-01') };

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
      title: { id: 'SOP paspor biasa, versi 2026-101', en: 'Ordinary passport procedure, version 2026-101' },
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
    expect(nextSopId(['2026-1', '2026-109', '2025-111'], 2026)).toBe('2026-110');
    expect(nextSopId(['2026-1'], 2027)).toBe('2027-101');
  });

  it('never has the name of a version that comes with the program', () => {
    const numbers = SOP_VERSIONS.map((id) => Number(id.split('-')[1]));
    expect(Math.max(...numbers)).toBeLessThan(FIRST_OWN_NUMBER);
  });

  it('has a part for each of the procedure’s files', () => {
    expect(SOP_PARTS).toContain('timeNorms');
    expect(SOP_PARTS).not.toContain('id');
  });
});
