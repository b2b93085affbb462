import { describe, expect, it } from 'vitest';
import { UserId } from '#common/kernel/ids.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { EMPTY_HANDOVER, entryOf, missingParts, type HandoverForm } from './handover-form.ts';

const WHOLE: HandoverForm = {
  ...EMPTY_HANDOVER,
  relation: 'SELF',
  collectorName: 'BUDI SANTOSO',
  collectorIdentity: '1371991211870001',
  identitySeen: true,
  paymentProofSeen: true,
  registerNo: '20261124-0001',
};
const SIGNED = { hasSignature: true, child: null, proxyCheck: null, minNoteLength: 10 };
const NAMED = { fatherName: 'HASAN BASRI', motherName: 'SITI AMINAH' };
const CHILD = { ...SIGNED, child: { applicant: NAMED, interview: null } };

describe('the register entry', () => {
  it('lacks everything but the letter of authority at first', () => {
    const parts = ['relation', 'name', 'identity', 'identitySeen', 'paymentProof', 'registerNo', 'signature'];
    expect(missingParts(EMPTY_HANDOVER, { ...SIGNED, hasSignature: false })).toEqual(parts);
  });

  it('is whole with a signature', () => {
    expect(missingParts(WHOLE, SIGNED)).toEqual([]);
    expect(missingParts(WHOLE, { ...SIGNED, hasSignature: false })).toEqual(['signature']);
  });

  it('asks a proxy, and nobody else, for the letter of authority and a second officer', () => {
    const proxy = { ...WHOLE, relation: 'PROXY' } as const;
    expect(missingParts(proxy, SIGNED)).toEqual(['proxyLetter', 'proxyCheck']);
    const stamp = {
      by: UserId.parse('00000000-0000-7000-8000-000000000001'),
      at: toInstant(new Date('2026-11-24T02:00:00.000Z')),
      desk: 'Loket 2',
    };
    const looked = { collectorName: 'budi santoso', collectorIdentity: WHOLE.collectorIdentity, stamp };
    expect(missingParts({ ...proxy, proxyLetterSeen: true }, { ...SIGNED, proxyCheck: looked })).toEqual([]);
    const other = { ...looked, collectorName: 'ROHANI' };
    expect(missingParts({ ...proxy, proxyLetterSeen: true }, { ...SIGNED, proxyCheck: other })).toEqual([
      'proxyCheck',
    ]);
    expect(missingParts({ ...WHOLE, relation: 'PARENT' }, SIGNED)).toEqual([]);
  });

  it.each(['SELF', 'FAMILY_SAME_KK', 'PARENT', 'GUARDIAN'] as const)(
    'asks for the identity card: %s',
    (relation) => {
      expect(missingParts({ ...WHOLE, relation, identitySeen: false }, SIGNED)).toEqual(['identitySeen']);
    },
  );

  it('does not take blanks for a name', () => {
    expect(missingParts({ ...WHOLE, collectorName: '   ' }, SIGNED)).toEqual(['name']);
  });

  it('asks who speaks for a child for the identity card, and a word where the file names others', () => {
    const mother = {
      ...WHOLE,
      relation: 'PARENT',
      collectorName: ' siti  aminah',
      identitySeen: false,
    } as const;
    expect(missingParts(mother, CHILD)).toEqual(['identitySeen']);
    const aunt = { ...mother, collectorName: 'ROHANI', identitySeen: true };
    expect(missingParts(aunt, CHILD)).toEqual(['relationNote']);
    expect(missingParts({ ...aunt, relationNote: 'Nama ibu berubah' }, CHILD)).toEqual([]);
    // Nobody on the file to compare with.
    expect(missingParts({ ...aunt, relation: 'GUARDIAN' }, CHILD)).toEqual([]);
  });

  it('carries the reason of a child’s parent only where it was asked', () => {
    const form = {
      ...WHOLE,
      relation: 'PARENT',
      identitySeen: true,
      relationNote: 'Nama ibu berubah',
    } as const;
    expect(entryOf(form, null)).not.toHaveProperty('relationNote');
    expect(entryOf({ ...form, collectorName: 'SITI AMINAH' }, CHILD.child)).not.toHaveProperty(
      'relationNote',
    );
    expect(entryOf(form, CHILD.child)).toMatchObject({
      identitySeen: true,
      relationNote: 'Nama ibu berubah',
    });
    expect(entryOf({ ...form, relation: 'PROXY' }, CHILD.child)).not.toHaveProperty('relationNote');
  });
});
