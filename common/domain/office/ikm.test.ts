import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeIkm, gradeOf, type IkmAnswer, IkmElement, type IkmResponse, indexOf } from './ikm.ts';

function answers(values: readonly IkmAnswer[]): IkmResponse {
  return Object.fromEntries(
    IkmElement.options.map((element, index) => [element, values[index]]),
  ) as IkmResponse;
}

describe('the index', () => {
  it.each([
    [955, 29, 'EXACT', 91.48, 'A'],
    [955, 29, 'ROUNDED_011', 90.56, 'A'],
    [639, 20, 'EXACT', 88.75, 'A'],
    [639, 20, 'ROUNDED_011', 87.86, 'B'],
    [9, 1, 'EXACT', 25, 'D'],
    [36, 1, 'EXACT', 100, 'A'],
  ] as const)('of %d points by %d respondents, %s, is %d', (total, respondents, variant, index, grade) => {
    expect(indexOf(total, respondents, variant)).toBe(index);
    expect(gradeOf(index)).toBe(grade);
  });

  it.each([
    [64.99, 'D'],
    [65, 'C'],
    [76.6, 'C'],
    [76.61, 'B'],
    [88.3, 'B'],
    [88.31, 'A'],
  ])('%d has grade %s', (index, grade) => {
    expect(gradeOf(index)).toBe(grade);
  });

  it('is rounded to hundredths before it is graded', () => {
    // 88.3056 lies between the published edges 88.30 (B) and 88.31 (A).
    const total = 63_580;
    expect((total * 25) / (2000 * 9)).toBeCloseTo(88.3056, 4);
    expect(indexOf(total, 2000, 'EXACT')).toBe(88.31);
    expect(gradeOf(indexOf(total, 2000, 'EXACT'))).toBe('A');
  });
});

describe('computeIkm', () => {
  it('does not count incomplete questionnaires', () => {
    const full = answers([4, 3, 3, 3, 3, 3, 3, 3, 2]);
    const report = computeIkm([full, full, { time: 1 }]);
    expect(report).toMatchObject({
      respondents: 2,
      skipped: 1,
      index: 75,
      grade: 'C',
      lowest: ['complaints'],
      highest: ['requirements'],
    });
    expect(report?.means.time).toBe(3);
  });

  it('names all elements that share the lowest mean', () => {
    expect(computeIkm([answers([4, 4, 2, 4, 4, 4, 2, 4, 4])])?.lowest).toEqual(['time', 'behaviour']);
  });

  it('gives nothing without a complete questionnaire', () => {
    expect(computeIkm([{ time: 4 }])).toBeNull();
  });

  it('stays between 25 and 100', () => {
    const answer = fc.constantFrom<IkmAnswer>(1, 2, 3, 4);
    const response = fc.array(answer, { minLength: 9, maxLength: 9 }).map(answers);
    fc.assert(
      fc.property(fc.array(response, { minLength: 1, maxLength: 20 }), (responses) => {
        const index = computeIkm(responses)?.index ?? 0;
        expect(index).toBeGreaterThanOrEqual(25);
        expect(index).toBeLessThanOrEqual(100);
      }),
    );
  });
});
