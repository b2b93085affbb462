import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { IkmAnswer, IkmElement } from '#common/domain/office/ikm.ts';
import { addDays, PlainDate } from '#common/kernel/plain-date.ts';
import { opensWith, type Register } from './register.ts';

/** The nine questions as they are asked now; other questions get another name, so that nobody adds up what does not belong together. */
export const INSTRUMENT = 'SKM-9/1';

/** All nine, else nothing is kept. */
const Answers = z.record(IkmElement, IkmAnswer);

export const SurveyAnswer = z.strictObject({
  instrument: z.literal(INSTRUMENT),
  /** The office's day on which it was answered; the line may reach the hub later. */
  day: PlainDate,
  answers: Answers,
  suggestion: z
    .string()
    .trim()
    .max(500)
    .transform((text) => (text === '' ? null : text))
    .nullable(),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** Who serves does not read what was said of the service; who answers for it does. */
export const SURVEY: Register<SurveyAnswer> = {
  name: 'survey',
  readers: ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD', 'COMPLAINT', 'AUDITOR'],
  rules: {
    'answer/1': opensWith<SurveyAnswer, typeof SurveyAnswer>(SurveyAnswer, {
      roles: 'ANYBODY',
      isAnonymous: true,
      // `at` is the beginning of the office's day, which east of Greenwich is the evening before.
      refuses: ({ day }, { at }) =>
        day > addDays(PlainDate.parse(at.slice(0, 10)), 1)
          ? refuse('PAYLOAD_INVALID', { fields: ['day'] })
          : null,
      open: (payload) => payload,
    }),
  },
};
