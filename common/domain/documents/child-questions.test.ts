import { describe, expect, it } from 'vitest';
import { ChildSituation } from './child-situation.ts';
import { afterAnswers, CHILD_QUESTIONS, type ChildAnswer } from './child-questions.ts';

/** Every way through the questions, with the situation at its end. */
function paths(answers: readonly ChildAnswer[] = []): { answers: readonly ChildAnswer[]; end: string }[] {
  const at = afterAnswers(answers);
  if ('situation' in at) return [{ answers, end: at.situation }];
  return Object.keys(CHILD_QUESTIONS[at.question].answers).flatMap((answer) =>
    paths([...answers, { question: at.question, answer }]),
  );
}

describe('the questions about a child’s parents', () => {
  it('end in each of the eight situations, each by one way', () => {
    expect(
      paths()
        .map(({ end }) => end)
        .toSorted(),
    ).toEqual([...ChildSituation.options].toSorted());
  });

  it('take at most five answers', () => {
    expect(Math.max(...paths().map(({ answers }) => answers.length))).toBeLessThanOrEqual(5);
  });

  it('stop at an answer that is not one of theirs', () => {
    expect(afterAnswers([{ question: 'GUARDIANSHIP', answer: 'perhaps' }])).toEqual({
      question: 'GUARDIANSHIP',
    });
    expect(afterAnswers([{ question: 'STILL_MARRIED', answer: 'yes' }])).toEqual({
      question: 'GUARDIANSHIP',
    });
  });
});
