import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXAMINATION_SETS, examinationQuestions } from '#common/domain/sop/examination-questions.ts';
import { InterviewGuide } from '#common/domain/sop/interview-guide.ts';

const GUIDE = InterviewGuide.parse(
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, '..', '..', 'resources', 'sop', '2026-1', 'interview.json'),
      'utf8',
    ),
  ),
);

it('the examiner’s questions are the same in the shipped procedure and in the default', () => {
  expect(GUIDE.examinationSets).toEqual(EXAMINATION_SETS);
});

it('a version without any asks the program’s own, for the three types that are examined', () => {
  const older = { ...GUIDE, examinationSets: undefined };
  for (const type of ['REPLACE_LOST', 'REPLACE_DAMAGED', 'DATA_CHANGE'] as const) {
    const questions = examinationQuestions(older, type);
    // Identity, reason, chronology, use, earlier applications (domain reference 12.1).
    expect(questions.length).toBeGreaterThanOrEqual(8);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  }
  expect(examinationQuestions(older, 'NEW')).toEqual([]);
});
