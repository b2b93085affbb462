import type { ChildSituation } from './child-situation.ts';

/** One question to the adult at the desk, with the answers in the order of their keys. */
type Question = { answers: Readonly<Record<string, ChildQuestion | ChildSituation>> };
export type ChildQuestion =
  | 'GUARDIANSHIP'
  | 'PARENTS_ALIVE'
  | 'STILL_MARRIED'
  | 'CUSTODY_RULING'
  | 'APPLICANT_HAS_CUSTODY'
  | 'PARENT_MISSING';

/**
 * From plain questions to the situation that names who signs for a child (domain reference 6.3). An officer must not know the
 * eight situations by heart; each path below ends in one of them.
 */
export const CHILD_QUESTIONS = {
  GUARDIANSHIP: { answers: { no: 'PARENTS_ALIVE', yes: 'ORPHANAGE_OR_GUARDIAN' } },
  PARENTS_ALIVE: { answers: { both: 'STILL_MARRIED', one: 'ONE_DECEASED', none: 'BOTH_DECEASED' } },
  STILL_MARRIED: { answers: { yes: 'PARENTS_MARRIED', no: 'CUSTODY_RULING' } },
  CUSTODY_RULING: { answers: { yes: 'APPLICANT_HAS_CUSTODY', no: 'PARENT_MISSING' } },
  APPLICANT_HAS_CUSTODY: { answers: { yes: 'DIVORCED_CUSTODY', no: 'DIVORCED_APPLIED_BY_OTHER' } },
  PARENT_MISSING: { answers: { yes: 'DIVORCED_ONE_MISSING', no: 'DIVORCED_NO_CUSTODY_RULING' } },
} as const satisfies Record<ChildQuestion, Question>;

export const FIRST_CHILD_QUESTION: ChildQuestion = 'GUARDIANSHIP';

export type ChildAnswer = { question: ChildQuestion; answer: string };

/** Where the answers lead: the next question, or the situation that they describe. */
export function afterAnswers(
  answers: readonly ChildAnswer[],
): { question: ChildQuestion } | { situation: ChildSituation } {
  let at: ChildQuestion = FIRST_CHILD_QUESTION;
  for (const { question, answer } of answers) {
    if (question !== at) break;
    const next: string | undefined = (CHILD_QUESTIONS[at].answers as Record<string, string>)[answer];
    if (next === undefined) break;
    if (!isQuestion(next)) return { situation: next as ChildSituation };
    at = next;
  }
  return { question: at };
}

function isQuestion(name: string): name is ChildQuestion {
  return Object.hasOwn(CHILD_QUESTIONS, name);
}
