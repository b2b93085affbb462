import { describe, expect, it } from 'vitest';
import { EMPTY_HANDOVER, missingParts, type HandoverForm } from './handover-form.ts';

const WHOLE: HandoverForm = {
  relation: 'SELF',
  collectorName: 'BUDI SANTOSO',
  collectorIdentity: '1371991211870001',
  proxyLetterSeen: false,
  paymentProofSeen: true,
  registerNo: '20261124-0001',
};

describe('the register entry', () => {
  it('lacks everything but the letter of authority at first', () => {
    const parts = ['relation', 'name', 'identity', 'paymentProof', 'registerNo', 'signature'];
    expect(missingParts(EMPTY_HANDOVER, false)).toEqual(parts);
  });

  it('is whole with a signature', () => {
    expect(missingParts(WHOLE, true)).toEqual([]);
    expect(missingParts(WHOLE, false)).toEqual(['signature']);
  });

  it('asks a proxy, and nobody else, for the letter of authority', () => {
    expect(missingParts({ ...WHOLE, relation: 'PROXY' }, true)).toEqual(['proxyLetter']);
    expect(missingParts({ ...WHOLE, relation: 'PROXY', proxyLetterSeen: true }, true)).toEqual([]);
    expect(missingParts({ ...WHOLE, relation: 'PARENT' }, true)).toEqual([]);
  });

  it('does not take blanks for a name', () => {
    expect(missingParts({ ...WHOLE, collectorName: '   ' }, true)).toEqual(['name']);
  });
});
