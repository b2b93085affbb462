import { describe, expect, it } from 'vitest';
import { wrapWords } from './draw-notice.ts';

const measure = (text: string) => text.length;

describe('words of a picture', () => {
  it('stand on lines that are no wider than the picture', () => {
    expect(wrapWords('kuota paspor dibuka Jumat', 12, measure)).toEqual(['kuota paspor', 'dibuka Jumat']);
  });

  it('keep the writer’s lines', () => {
    expect(wrapWords('satu\n\ndua', 12, measure)).toEqual(['satu', '', 'dua']);
  });

  it('are cut where one alone is wider', () => {
    expect(wrapWords('di https://kantor.example', 10, measure)).toEqual([
      'di',
      'https://ka',
      'ntor.examp',
      'le',
    ]);
  });
});
