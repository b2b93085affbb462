import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '#common/i18n/index.ts';
import { copyBeforeWords } from './copy-before-words.ts';

describe('before the copy from before the update takes the place of the newer records', () => {
  it.each([
    ['nobody can count what was not sent', null, ['replacesHub', 'unsentUnknown']],
    ['something was not sent', 3, ['replacesHub', 'unsentText']],
    ['everything was sent', 0, ['replacesHub']],
  ])('with a hub it is said what stays aside when %s', (_when, unsent, words) => {
    expect(copyBeforeWords({ hasHub: true, unsent })).toEqual([
      ...words.map((word) => `health.copyBefore.${word}`),
      'health.restore.needsCode',
    ]);
  });

  it('without a hub nothing is said of one', () => {
    expect(copyBeforeWords({ hasHub: false, unsent: null })).toEqual(['health.copyBefore.replaces']);
  });

  it.each(['id', 'en'] as const)('what could not be counted is said to be so (%s)', (language) => {
    const { unsentUnknown } = CATALOGUES[language].health.copyBefore;
    expect(unsentUnknown).toMatch({ id: /tidak dapat dihitung/, en: /could not be counted/ }[language]);
  });
});
