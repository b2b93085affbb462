import { describe, expect, it } from 'vitest';
import { IkmElement, type IkmAnswer } from '#common/domain/office/ikm.ts';
import { INSTRUMENT, SurveyAnswer } from '#common/domain/registers/survey.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { firstDayAsked, periodBefore, surveyReport } from './survey-report.ts';

function answered(
  day: string,
  value: IkmAnswer,
  change: Partial<Record<IkmElement, IkmAnswer>> = {},
  suggestion: string | null = null,
) {
  const answers = { ...Object.fromEntries(IkmElement.options.map((one) => [one, value])), ...change };
  return SurveyAnswer.parse({ instrument: INSTRUMENT, day, answers, suggestion });
}

const NOVEMBER = { from: plainDate('2026-11-01'), to: plainDate('2026-11-30') };

describe('the report of the survey', () => {
  const report = surveyReport(
    [
      answered('2026-10-05', 4),
      answered('2026-11-02', 4, { time: 2, facilities: 3 }, 'Tambah kursi'),
      answered('2026-11-02', 3, {}, 'Antrean terlalu lama'),
      answered('2026-12-01', 1),
    ],
    NOVEMBER,
    'EXACT',
  );

  it('has the exact index, and the other weight only beside it', () => {
    // (36 - 2 - 1 + 27) / 2 / 9 * 25
    expect(report.now).toMatchObject({ respondents: 2, index: 83.33, grade: 'B', lowest: ['time'] });
    expect(report.rounded?.index).toBe(82.5);
    expect(report.earlier).toMatchObject({ respondents: 1, index: 100, grade: 'A' });
  });

  it('takes the office’s weight for every index, where its procedure says so', () => {
    const answers = [answered('2026-10-05', 4), answered('2026-11-02', 4)];
    const { now, earlier, months } = surveyReport(answers, NOVEMBER, 'ROUNDED_011');
    // 9 × 4 × 0.11 × 25
    expect([now?.index, earlier?.index, months.at(-1)?.index]).toEqual([99, 99, 99]);
  });

  it('names what fell against the month before, the deepest first', () => {
    expect(report.before).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(report.falling.slice(0, 2)).toEqual([
      { element: 'time', before: 4, now: 2.5 },
      { element: 'facilities', before: 4, now: 3 },
    ]);
    expect(report.falling).toHaveLength(9);
    expect(surveyReport([answered('2026-11-02', 4)], NOVEMBER, 'EXACT').falling).toEqual([]);
  });

  it('shows twelve months, and those without answers as empty', () => {
    expect(report.months).toHaveLength(12);
    expect(report.months[0]).toEqual({ month: '2025-12-01', respondents: 0, index: null });
    expect(report.months.slice(-2)).toEqual([
      { month: '2026-10-01', respondents: 1, index: 100 },
      { month: '2026-11-01', respondents: 2, index: 83.33 },
    ]);
  });

  it('lists suggestions without the order in which they came', () => {
    expect(report.suggestions.map(({ text }) => text)).toEqual(['Antrean terlalu lama', 'Tambah kursi']);
  });

  it('is held against as many months, or as many days', () => {
    expect(periodBefore({ from: plainDate('2026-01-01'), to: plainDate('2026-03-15') })).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
    expect(periodBefore({ from: plainDate('2026-11-10'), to: plainDate('2026-11-12') })).toEqual({
      from: '2026-11-07',
      to: '2026-11-09',
    });
    expect(firstDayAsked(NOVEMBER)).toBe('2025-12-01');
    expect(firstDayAsked({ from: plainDate('2025-01-01'), to: plainDate('2026-11-30') })).toBe('2023-02-01');
  });
});

describe('an answer', () => {
  it('is whole or nothing, from 1 to 4, with a suggestion of 500 letters at most', () => {
    const whole = answered('2026-11-02', 4, {}, '  ');
    expect(whole.suggestion).toBeNull();
    const { time: _left, ...eight } = whole.answers;
    expect(SurveyAnswer.safeParse({ ...whole, answers: eight }).success).toBe(false);
    expect(SurveyAnswer.safeParse({ ...whole, answers: { ...whole.answers, time: 5 } }).success).toBe(false);
    expect(SurveyAnswer.safeParse({ ...whole, suggestion: 'x'.repeat(501) }).success).toBe(false);
    expect(SurveyAnswer.safeParse({ ...whole, instrument: 'other' }).success).toBe(false);
  });
});
