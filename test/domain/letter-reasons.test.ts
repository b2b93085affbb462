import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReasonCodes } from '#common/domain/sop/reason-codes.ts';
import { letterReasons } from '#common/domain/printing/letter-reasons.ts';
import { DEFAULT_LETTER_TEXTS, GENERAL_TEXTS } from '#common/domain/printing/letter-texts.ts';

const SHIPPED = ReasonCodes.parse(
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, '..', '..', 'resources', 'sop', '2026-1', 'reason-codes.json'),
      'utf8',
    ),
  ),
).reasons;

describe('what a letter says of its reasons', () => {
  it('is the same in the shipped procedure and in the default of versions that have none', () => {
    const shipped = Object.fromEntries(
      SHIPPED.flatMap(({ code, letter }) => (letter ? [[code, letter]] : [])),
    );
    expect(shipped).toEqual(DEFAULT_LETTER_TEXTS);
  });

  it('is a sentence with its basis for every reason that may be told in writing', () => {
    const told = SHIPPED.filter(
      ({ kind, printable }) => printable && ['SUSPENSION', 'REFUSAL', 'CANCELLATION', 'VOID'].includes(kind),
    );
    expect(told.filter(({ letter }) => !letter).map(({ code }) => code)).toEqual([]);
  });

  it('never tells of an indicator: two of them are one general sentence', () => {
    const hidden = ['REJ_TPPO', 'REJ_PMI_NONPROC'];
    expect(letterReasons(hidden, SHIPPED, 'REFUSAL')).toEqual([GENERAL_TEXTS.REFUSAL]);
    const words = JSON.stringify(SHIPPED.filter(({ printable }) => printable).map(({ letter }) => letter));
    expect(words).not.toMatch(/TPPO|nonprosedural|indikator|intelijen/i);
  });

  it('takes an older version’s reason from the program, and an office’s own from its label', () => {
    const older = SHIPPED.map((reason) => ({ ...reason, letter: undefined }));
    expect(letterReasons(['REJ_FALSE_STATEMENT'], older, 'REFUSAL')).toEqual([
      DEFAULT_LETTER_TEXTS['REJ_FALSE_STATEMENT'],
    ]);
    const own = {
      code: 'REJ_OWN_RULE',
      kind: 'REFUSAL',
      label: { id: 'Alasan kantor', en: 'Own reason' },
      printable: true,
      status: 'ASSUMED',
      source: 'Keputusan kantor 1/2026',
    } as const;
    expect(letterReasons(['REJ_OWN_RULE'], [own], 'REFUSAL')).toEqual([
      { text: 'Alasan kantor.', basis: 'Keputusan kantor 1/2026', next: '' },
    ]);
  });
});
