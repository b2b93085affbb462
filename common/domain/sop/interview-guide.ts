import { z } from 'zod';
import { AppType, InterviewOutcome, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance, setting } from './provenance.ts';

export const InterviewQuestion = z.strictObject({ id: z.string().min(1), text: Label, ...provenance });
export type InterviewQuestion = z.infer<typeof InterviewQuestion>;

export const ExaminationSet = z.strictObject({
  type: AppType,
  questions: z.array(InterviewQuestion).min(1),
  ...provenance,
});
export type ExaminationSet = z.infer<typeof ExaminationSet>;

/** Indicators are a neutral checklist with free text: they carry no weight and no score (UU 27/2022 Art. 34). */
export const InterviewGuide = z.strictObject({
  /** Asked for every purpose, before the set of the purpose. */
  common: z.array(InterviewQuestion).min(1),
  questionSets: z.array(
    z.strictObject({ purpose: TravelPurpose, questions: z.array(InterviewQuestion).min(1), ...provenance }),
  ),
  /** What an examiner begins a record with; the program's own where a version has none. */
  examinationSets: z.array(ExaminationSet).optional(),
  indicators: z.array(z.strictObject({ id: z.string().min(1), label: Label, ...provenance })),
  outcomes: z.array(
    z.strictObject({
      outcome: InterviewOutcome,
      label: Label,
      nextStep: Label,
      reasonRequired: z.boolean(),
      secondPersonRequired: z.boolean(),
      ...provenance,
    }),
  ),
  /** Shown on the form of a refusal: the legal channel that the applicant is pointed to. */
  legalChannelAdvice: setting(Label),
});
export type InterviewGuide = z.infer<typeof InterviewGuide>;
