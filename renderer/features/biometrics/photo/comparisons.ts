import type { PhotoComparison } from '#common/domain/biometrics/face-comparison.ts';
import type { Answer } from './comparison-answer.ts';
import type { Measured, Reference } from './use-references.ts';

export type Answers = Readonly<Record<string, Answer>>;

export const NO_ANSWER: Answer = { decision: null, note: '' };

/** The first picture about which nothing has been said; the keys stand there. */
export function firstOpen(references: readonly Reference[], answers: Answers): Reference | null {
  return references.find((reference) => !isAnswered(reference, answers)) ?? null;
}

/** A picture that could not be opened is answered by words alone. */
function isAnswered({ attachmentId, picture }: Reference, answers: Answers): boolean {
  const { decision, note } = answers[attachmentId] ?? NO_ANSWER;
  return picture ? decision !== null : note.trim() !== '';
}

/** What the officer said, with what was measured; only pictures that something was said about. */
export function comparisonsOf(
  references: readonly Reference[],
  answers: Answers,
  measured: ReadonlyMap<string, Measured>,
): PhotoComparison[] {
  return references.flatMap((reference) => {
    const answer = answers[reference.attachmentId];
    const decision = reference.picture ? answer?.decision : 'NOT_OPENED';
    if (!answer || !decision) return [];
    const found = measured.get(reference.attachmentId);
    const { distance, band } =
      found === undefined || found === 'NO_FACE' ? { distance: null, band: null } : found;
    return [
      {
        with: reference.with,
        attachmentId: reference.attachmentId,
        applicationId: reference.applicationId,
        distance,
        band,
        decision,
        note: answer.note,
      },
    ];
  });
}
