import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { InterviewOutcome, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { BookConfirmation, bookData, isSameBook } from '#common/domain/interview/book-data.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';

export const GuarantorForm = z.object({ name: z.string(), relation: z.string(), phone: z.string() });
export type GuarantorForm = z.infer<typeof GuarantorForm>;

/** What the interviewer has entered so far. It is the draft's content too. */
export const InterviewForm = z.object({
  purpose: TravelPurpose,
  destination: z.string(),
  answers: z.record(z.string(), z.string()),
  indicators: z.array(z.string()),
  indicatorNotes: z.record(z.string(), z.string()).default({}),
  guarantor: GuarantorForm.default({ name: '', relation: '', phone: '' }),
  originalsSeen: z.array(DocCode),
  requestedDocs: z.array(DocCode),
  outcome: InterviewOutcome.nullable(),
  reasonCodes: z.array(z.string()),
  note: z.string(),
  nextStepOn: PlainDate.nullable(),
  startedAt: Instant,
  reference: z.string(),
  applicantConfirmed: z.boolean(),
  confirmation: BookConfirmation.nullable().default(null),
});
export type InterviewForm = z.infer<typeof InterviewForm>;

export function newInterview(view: FileView): InterviewForm {
  return {
    purpose: view.file.applicant.purpose ?? 'TOURISM',
    destination: '',
    answers: {},
    indicators: [],
    indicatorNotes: {},
    guarantor: { name: view.file.applicant.guarantor ?? '', relation: '', phone: '' },
    // What the interviewer has seen is ticked by the interviewer.
    originalsSeen: [],
    requestedDocs: [],
    outcome: null,
    reasonCodes: [],
    note: '',
    nextStepOn: null,
    startedAt: deskNow(),
    reference: '',
    applicantConfirmed: false,
    confirmation: null,
  };
}

/** Mandatory papers that a decision to go on still lacks; a suspicion may be recorded without them. */
export function unseenOriginals(view: FileView, form: InterviewForm): DocCode[] {
  const isRecorded = view.stagePolicy.interview === 'RECORDED_FROM_SIMKIM';
  if (form.outcome !== 'PROCEED' || isRecorded) return [];
  return view.requirements
    .filter(({ code, need }) => need === 'MANDATORY' && view.file.documents[code]?.present === true)
    .map(({ code }) => code)
    .filter((code) => !form.originalsSeen.includes(code));
}

/** The record, and for a postponement the suspension that follows from it, as one request: all or none. */
export function interviewActions(
  form: InterviewForm,
  { file, stagePolicy }: FileView,
): readonly PlannedAction[] {
  const { outcome } = form;
  if (outcome === null) return [];
  const isSuspension = outcome === 'SUSPEND_DOCS' || outcome === 'SUSPEND_EXAM';
  const { reasonCodes, note, requestedDocs, nextStepOn } = form;
  // A draft of an earlier round does not date this interview before the file came back.
  const isRecorded = stagePolicy.interview === 'RECORDED_FROM_SIMKIM';
  const isTooEarly = !isRecorded && form.startedAt < file.stateSince;
  const startedAt = isTooEarly ? file.stateSince : form.startedAt;
  // SIMKIM tells one time; here the interview ends when it is saved.
  const now = isRecorded ? startedAt : deskNow();
  const { confirmation, guarantor, indicatorNotes, ...answered } = form;
  const record: PlannedAction = {
    kind: 'interview.recordInterview/1',
    payload: {
      ...answered,
      ...(confirmation ? { confirmation } : {}),
      ...(isNamed(guarantor) ? { guarantor } : {}),
      ...wordsOf(form.indicators, indicatorNotes),
      outcome,
      reasonCodes: outcome === 'PROCEED' ? [] : reasonCodes,
      requestedDocs: isSuspension ? requestedDocs : [],
      nextStepOn: isSuspension ? nextStepOn : null,
      startedAt,
      endedAt: now < startedAt ? startedAt : now,
      reference: form.reference.trim() === '' ? null : form.reference,
    },
  };
  if (!isSuspension) return [record];
  return [
    record,
    { kind: 'approval.suspend/1', payload: { reasonCodes, note, until: nextStepOn, requestedDocs } },
  ];
}

/** Words about what is ticked; nothing where there are none. */
function wordsOf(indicators: readonly string[], notes: Readonly<Record<string, string>>) {
  const written = Object.entries(notes).filter(
    ([id, words]) => indicators.includes(id) && words.trim() !== '',
  );
  return written.length > 0 ? { indicatorNotes: Object.fromEntries(written) } : {};
}

function isNamed({ relation, phone }: GuarantorForm): boolean {
  return relation.trim() !== '' || phone.trim() !== '';
}

/** A guarantor who is named is named whole: with a relation and a number that can be called. */
export function isGuarantorHalf({ name, relation, phone }: GuarantorForm): boolean {
  return isNamed({ name, relation, phone }) && [name, relation, phone].some((part) => part.trim().length < 2);
}

/** The data of the book as it stands now was read and signed. */
export function isBookSigned(view: FileView, form: Pick<InterviewForm, 'confirmation'>): boolean {
  return form.confirmation !== null && isSameBook(form.confirmation.data, bookData(view.file));
}
