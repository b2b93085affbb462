import { describe, expect, it } from 'vitest';
import { EMPTY_HANDOVER, entryOf, missingParts, type HandoverForm } from './handover-form.ts';

const WHOLE: HandoverForm = {
  ...EMPTY_HANDOVER,
  relation: 'SELF',
  collectorName: 'BUDI SANTOSO',
  collectorIdentity: '1371991211870001',
  paymentProofSeen: true,
  registerNo: '20261124-0001',
};
const SIGNED = { hasSignature: true, child: null, minNoteLength: 10 };
const NAMED = { fatherName: 'HASAN BASRI', motherName: 'SITI AMINAH' };
const CHILD = { ...SIGNED, child: { applicant: NAMED, interview: null } };

describe('the register entry', () => {
  it('lacks everything but the letter of authority at first', () => {
    const parts = ['relation', 'name', 'identity', 'paymentProof', 'registerNo', 'signature'];
    expect(missingParts(EMPTY_HANDOVER, { ...SIGNED, hasSignature: false })).toEqual(parts);
  });

  it('is whole with a signature', () => {
    expect(missingParts(WHOLE, SIGNED)).toEqual([]);
    expect(missingParts(WHOLE, { ...SIGNED, hasSignature: false })).toEqual(['signature']);
  });

  it('asks a proxy, and nobody else, for the letter of authority', () => {
    expect(missingParts({ ...WHOLE, relation: 'PROXY' }, SIGNED)).toEqual(['proxyLetter']);
    expect(missingParts({ ...WHOLE, relation: 'PROXY', proxyLetterSeen: true }, SIGNED)).toEqual([]);
    expect(missingParts({ ...WHOLE, relation: 'PARENT' }, SIGNED)).toEqual([]);
  });

  it('does not take blanks for a name', () => {
    expect(missingParts({ ...WHOLE, collectorName: '   ' }, SIGNED)).toEqual(['name']);
  });

  it('asks who speaks for a child for the identity card, and a word where the file names others', () => {
    const mother = { ...WHOLE, relation: 'PARENT', collectorName: ' siti  aminah' } as const;
    expect(missingParts(mother, CHILD)).toEqual(['identitySeen']);
    const aunt = { ...mother, collectorName: 'ROHANI', identitySeen: true };
    expect(missingParts(aunt, CHILD)).toEqual(['relationNote']);
    expect(missingParts({ ...aunt, relationNote: 'Nama ibu berubah' }, CHILD)).toEqual([]);
    // Nobody on the file to compare with.
    expect(missingParts({ ...aunt, relation: 'GUARDIAN' }, CHILD)).toEqual([]);
  });

  it('carries what was asked of a child’s parent only where it was asked', () => {
    const form = {
      ...WHOLE,
      relation: 'PARENT',
      identitySeen: true,
      relationNote: 'Nama ibu berubah',
    } as const;
    expect(entryOf(form, null)).not.toHaveProperty('identitySeen');
    expect(entryOf({ ...form, collectorName: 'SITI AMINAH' }, CHILD.child)).not.toHaveProperty(
      'relationNote',
    );
    expect(entryOf(form, CHILD.child)).toMatchObject({
      identitySeen: true,
      relationNote: 'Nama ibu berubah',
    });
    expect(entryOf({ ...form, relation: 'PROXY' }, CHILD.child)).not.toHaveProperty('identitySeen');
  });
});
