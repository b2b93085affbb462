import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** ANSWER: what was found and done. INCOMPLETE: what the complaint lacks, so that it can be brought again. */
export type ComplaintLetter = { kind: 'ANSWER' | 'INCOMPLETE'; text: string; at: Instant };

/**
 * What the office has to say to the complainant in writing. Null while nothing stands – an answer that did not settle the matter no
 * longer does – and for whoever may not know to whom it goes.
 */
export function complaintLetter({
  state,
  complainant,
  answer,
  answeredAt,
  steps,
}: Complaint): ComplaintLetter | null {
  if (complainant === 'HIDDEN') return null;
  if (answer !== null && answeredAt !== null) return { kind: 'ANSWER', text: answer, at: answeredAt };
  const last = steps.at(-1);
  if (state !== 'REJECTED_INCOMPLETE' || !last) return null;
  return { kind: 'INCOMPLETE', text: last.note, at: last.at };
}
