import { z } from 'zod';

/** Why a program beside ours gave no answer; the photo is taken all the same. */
export const SecondProblem = z.enum([
  'ENGINE_MISSING',
  'ENGINE_FAILED',
  'ENGINE_TIMED_OUT',
  'ANSWER_UNREADABLE',
]);
export type SecondProblem = z.infer<typeof SecondProblem>;

/** `scalar` 0–100 as the standard maps it; both null where the program could not assess: neither good nor bad. */
export const QualityMeasure = z.strictObject({
  measure: z.string().min(1).max(60),
  raw: z.number().nullable(),
  scalar: z.number().min(0).max(100).nullable(),
});
export type QualityMeasure = z.infer<typeof QualityMeasure>;

/** What another program says of the same photo. It stands beside our verdict and decides nothing. */
export const SecondOpinion = z.strictObject({
  engine: z.string().min(1).max(40),
  measures: z.array(QualityMeasure).max(64),
  problem: SecondProblem.nullable(),
});
export type SecondOpinion = z.infer<typeof SecondOpinion>;
