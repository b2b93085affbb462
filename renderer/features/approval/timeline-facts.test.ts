import { describe, expect, it } from 'vitest';
import { readAmendment, readOverride } from './timeline-facts.ts';

describe('what the history says about a file', () => {
  it('names the amended fields of a whole entry and of a masked one', () => {
    const whole = { changes: { fullName: 'BUDI', birthPlace: 'PADANG' }, note: 'Salah ketik.' };
    expect(readAmendment(whole)).toEqual({ fields: ['fullName', 'birthPlace'], note: 'Salah ketik.' });
    const masked = { fields: ['address'], note: 'Pindah.' };
    expect(readAmendment(masked)).toEqual({ fields: ['address'], note: 'Pindah.' });
  });

  it('leaves out fields that no longer exist, and survives an entry that it cannot read', () => {
    expect(readAmendment({ fields: ['address', 'shoeSize'] })).toEqual({ fields: ['address'], note: '' });
    expect(readAmendment(null)).toEqual({ fields: [], note: '' });
  });

  it('knows an arrival outside the appointment by its note', () => {
    expect(readOverride({ ticketNumber: 'A001', overrideNote: 'Sakit kemarin.' })).toBe('Sakit kemarin.');
    expect(readOverride({ ticketNumber: 'A001', overrideNote: null })).toBeNull();
    expect(readOverride({})).toBeNull();
  });
});
