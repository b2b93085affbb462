import { z } from 'zod';

/** The nine elements of PermenPANRB 14/2017, by name because sources number the last two differently. */
export const IkmElement = z.enum([
  'requirements',
  'procedure',
  'time',
  'fee',
  'product',
  'competence',
  'behaviour',
  'facilities',
  'complaints',
]);
export type IkmElement = z.infer<typeof IkmElement>;

/** 1 is worst, 4 best. */
export const IkmAnswer = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type IkmAnswer = z.infer<typeof IkmAnswer>;

/** One questionnaire; an element that was left out makes it incomplete. */
export const IkmResponse = z.partialRecord(IkmElement, IkmAnswer);
export type IkmResponse = z.infer<typeof IkmResponse>;

export type IkmGrade = 'A' | 'B' | 'C' | 'D';
export type IkmVariant = 'EXACT' | 'ROUNDED_011';

export type IkmReport = {
  respondents: number;
  /** Incomplete questionnaires, which are not counted. */
  skipped: number;
  /** Mean per element, 1–4, unrounded. */
  means: Record<IkmElement, number>;
  /** 25–100, two decimals. */
  index: number;
  grade: IkmGrade;
  /** The elements with the lowest and the highest mean; several when equal. */
  lowest: IkmElement[];
  highest: IkmElement[];
};

/**
 * Satisfaction index, or null without a complete questionnaire. EXACT weighs each element 1/9; ROUNDED_011 is the 0.11
 * that many sheets use, for comparison only.
 */
export function computeIkm(
  responses: readonly IkmResponse[],
  variant: IkmVariant = 'EXACT',
): IkmReport | null {
  const complete = responses.filter(isComplete);
  const respondents = complete.length;
  if (respondents === 0) return null;
  const sums = IkmElement.options.map((element) => sumOf(complete.map((response) => response[element])));
  const means = Object.fromEntries(
    IkmElement.options.map((element, index) => [element, (sums[index] ?? 0) / respondents]),
  ) as Record<IkmElement, number>; // fromEntries forgets the keys; they are exactly the nine options.
  const index = indexOf(sumOf(sums), respondents, variant);
  return {
    respondents,
    skipped: responses.length - respondents,
    means,
    index,
    grade: gradeOf(index),
    lowest: elementsWith(sums, Math.min(...sums)),
    highest: elementsWith(sums, Math.max(...sums)),
  };
}

/** The grade of an index that has been rounded to two decimals: the published intervals have gaps below that. */
export function gradeOf(index: number): IkmGrade {
  if (index >= 88.31) return 'A';
  if (index >= 76.61) return 'B';
  return index >= 65 ? 'C' : 'D';
}

/**
 * `total / respondents / 9 * 25`, or with 0.11 for 1/9, rounded half up to hundredths. Whole numbers until the last step,
 * so that no binary fraction moves an index over a grade's edge.
 */
export function indexOf(total: number, respondents: number, variant: IkmVariant): number {
  const [numerator, denominator] =
    variant === 'EXACT' ? [total * 2500, respondents * 9] : [total * 275, respondents];
  return Math.floor((2 * numerator + denominator) / (2 * denominator)) / 100;
}

function isComplete(response: IkmResponse): response is Record<IkmElement, IkmAnswer> {
  return IkmElement.options.every((element) => response[element] !== undefined);
}

function elementsWith(sums: readonly number[], value: number): IkmElement[] {
  return IkmElement.options.filter((_, index) => sums[index] === value);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
