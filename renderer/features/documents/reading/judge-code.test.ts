import { describe, expect, it } from 'vitest';
import { judgeCode } from './judge-code.ts';

const FILE = {
  number: '1234567890123456',
  payment: { billingCode: '820260302000001' },
  applicant: { nik: '1371991211870001', kkNumber: '1371991211990002' },
} as unknown as Parameters<typeof judgeCode>[1];

describe('a code on a page', () => {
  it.each([
    ['1234567890123456', 'NUMBER'],
    ['1234-5678-9012-3456', 'NUMBER'],
    ['https://contoh.invalid/permohonan/1234567890123456?x=1', 'NUMBER'],
    ['820260302000001', 'BILLING'],
    ['6543210987654321', 'OTHER'],
    // Nothing that a booking's letter would say.
    ['1371991211870001', null],
    ['1371991211990002', null],
    ['LOKET-CONTOH-1', null],
    ['https://contoh.invalid/tte/abc', null],
    ['', null],
  ])('%s is %s', (text, verdict) => {
    expect(judgeCode(text, FILE)).toBe(verdict);
  });
});
