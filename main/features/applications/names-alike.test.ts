import { describe, expect, it } from 'vitest';
import { areNamesAlike } from './names-alike.ts';

describe('areNamesAlike', () => {
  it.each([
    ['MUHAMMAD RIZKI', 'MUHAMAD RIZKY', true],
    ['SULASTRI', 'SULASTRI BINTI AHMAD', true],
    ['SANTOSO BUDI', 'BUDI SANTOSO', true],
    ['BUDI SANTOSO', 'ANDI WIJAYA', false],
    ['SITI AMINAH', 'SITI AISYAH', false],
    ['', 'SITI', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(areNamesAlike(one, other)).toBe(alike);
  });
});
