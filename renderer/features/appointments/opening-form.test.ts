import { describe, expect, it } from 'vitest';
import type { ActionId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { RequirementMatrix } from '#common/domain/documents/requirement-schema.ts';
import { SopSettings } from '#common/domain/sop/settings.ts';
import requirements from '#resources/sop/2026-1/requirements.json?raw';
import settings from '#resources/sop/2026-1/settings.json?raw';
import {
  emptyOpening,
  missingFields,
  openingRequirements,
  toOpening,
  usualPages,
  type OpeningForm,
} from './opening-form.ts';

const TODAY = plainDate('2026-11-24');
const sop = {
  requirements: RequirementMatrix.parse(JSON.parse(requirements)),
  settings: SopSettings.parse(JSON.parse(settings)),
};

function form(change: Partial<OpeningForm> = {}): OpeningForm {
  const requestId = '00000000-0000-7000-8000-000000000001' as ActionId;
  return { ...emptyOpening('PRIORITY', TODAY, usualPages(sop)), requestId, ...change };
}

const FILLED = {
  priorityReason: 'DISABLED',
  fullName: 'Budi',
  nik: '1371 9912 1187 0001',
  birthPlace: 'Padang',
  birthDate: plainDate('1987-11-12'),
} as const;

describe('an opening form', () => {
  it('chooses no payment by itself and cannot be sent without one', () => {
    expect(form().paymentStatus).toBeNull();
    expect(toOpening(form(FILLED), 0)).toBeNull();
    expect(missingFields(form(FILLED))).toEqual(['intake.fields.paymentStatus']);
    const ready = form({ ...FILLED, paymentStatus: 'UNPAID' });
    expect(missingFields(ready)).toEqual([]);
    expect(toOpening(ready, 0)).toMatchObject({ pages: 48, applicant: { nik: '1371991211870001' } });
    expect(toOpening({ ...ready, pages: 24 }, 0)).toMatchObject({ pages: 24 });
  });

  it('asks for the documents of the type and of the age', () => {
    const codes = (change: Partial<OpeningForm>) =>
      openingRequirements(form(change), sop, TODAY).map(({ code }) => code);
    expect(codes({})).toContain('KTP');
    expect(codes({})).not.toContain('LAPOR_POLISI');
    expect(codes({ type: 'REPLACE_LOST' })).toContain('LAPOR_POLISI');
    const child = codes({ birthDate: plainDate('2018-01-02') });
    expect(child).toContain('KTP_ORTU');
    expect(child).not.toContain('KTP');
  });
});
