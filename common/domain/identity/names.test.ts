import { describe, expect, it } from 'vitest';
import { hasTitle, nameWords, normaliseName, suggestEndorsement, withoutTitles } from './names.ts';

const RULE = { umrahMinWords: 2, hajjMinWords: 3 };

describe('normaliseName', () => {
  it('raises letters and keeps single spaces', () => {
    expect(normaliseName('  budi \t santoso ')).toBe('BUDI SANTOSO');
  });
});

describe('titles', () => {
  it.each([
    ['H. Budi Santoso', 'BUDI SANTOSO', ['H.'], []],
    ['Hj. Siti Aminah', 'SITI AMINAH', ['HJ.'], []],
    ['Dr. H. Budi Santoso, S.H., M.Si', 'BUDI SANTOSO', ['DR.', 'H.'], ['S.H.', 'M.SI']],
    ['Siti Aminah S.Pd.', 'SITI AMINAH', [], ['S.PD.']],
  ])('%s is %s without titles', (given, name, prefixes, suffixes) => {
    expect(withoutTitles(given)).toEqual({ name, prefixes, suffixes });
    expect(hasTitle(given)).toBe(true);
  });

  it('leaves initials and one-word names alone', () => {
    expect(hasTitle('H Budi')).toBe(false);
    expect(hasTitle('Dr.')).toBe(false);
    expect(nameWords('M. Rizki')).toEqual(['M.', 'RIZKI']);
  });
});

describe('suggestEndorsement', () => {
  it('asks nothing when the journey is neither hajj nor umrah', () => {
    expect(suggestEndorsement('Sulastri', 'TOURISM', RULE)).toBeNull();
    expect(suggestEndorsement('Sulastri', null, RULE)).toBeNull();
  });

  it('asks two words for umrah and fills with the father', () => {
    expect(suggestEndorsement('Sulastri', 'UMRAH', RULE, { father: 'Karto Wijaya' })).toEqual({
      requiredWords: 2,
      presentWords: 1,
      missingWords: 1,
      fillFrom: ['FATHER'],
      proposed: 'SULASTRI KARTO',
    });
    expect(suggestEndorsement('Budi Santoso', 'UMRAH', RULE)).toBeNull();
  });

  it('asks three words for hajj and fills with father, then grandfather', () => {
    const family = { father: 'Karto Wijaya', grandfather: 'Sastro' };
    expect(suggestEndorsement('Sulastri', 'HAJJ', RULE, family)).toMatchObject({
      missingWords: 2,
      fillFrom: ['FATHER', 'GRANDFATHER'],
      proposed: 'SULASTRI KARTO SASTRO',
    });
  });

  it('uses the second word of the father when the grandfather is not known', () => {
    expect(suggestEndorsement('Sulastri', 'HAJJ', RULE, { father: 'Karto Wijaya' })?.proposed).toBe(
      'SULASTRI KARTO WIJAYA',
    );
  });

  it('proposes nothing when the family names do not fill the gap', () => {
    expect(suggestEndorsement('Sulastri', 'HAJJ', RULE, { father: 'Karto' })?.proposed).toBeNull();
  });

  it('does not count titles as words', () => {
    expect(suggestEndorsement('Hj. Sulastri', 'UMRAH', RULE)?.presentWords).toBe(1);
  });
});
