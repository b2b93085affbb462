import { describe, expect, it } from 'vitest';
import { ApplicationNumber, normaliseApplicationNumber } from './application-number.ts';
import { BillingCode, Ntpn } from './billing-code.ts';
import { normalisePassportNumber, PassportNumber } from './passport-number.ts';

describe('numbers written on papers', () => {
  it.each([
    [
      PassportNumber,
      ['X1234567', 'E7654321', 'A0000001'],
      ['XX123456', 'X123456', 'X12345678', 'x1234567', '12345678'],
    ],
    [
      ApplicationNumber,
      ['1234567890123456', 'ABCD1234'],
      ['1234567', 'A'.repeat(21), 'abcd1234', 'ABCD-1234'],
    ],
    [BillingCode, ['820240101000001'], ['82024010100000', '8202401010000011', '82024010100000A']],
    [Ntpn, ['0A1B2C3D4E5F6G7H'], ['0A1B2C3D4E5F6G7', '0a1b2c3d4e5f6g7h']],
  ])('accept the published form and nothing else', (schema, good, bad) => {
    for (const text of good) expect(schema.safeParse(text).success, text).toBe(true);
    for (const text of bad) expect(schema.safeParse(text).success, text).toBe(false);
  });

  it('are cleaned of what people type between the digits', () => {
    expect(normalisePassportNumber(' x 123-4567')).toBe('X1234567');
    expect(normaliseApplicationNumber('abcd 1234')).toBe('ABCD1234');
  });
});
