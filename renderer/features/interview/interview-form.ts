import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { InterviewOutcome, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';

/** What the interviewer has entered so far. It is the draft's content too. */
export const InterviewForm = z.object({
  purpose: TravelPurpose,
  destination: z.string(),
  answers: z.record(z.string(), z.string()),
  indicators: z.array(z.string()),
  originalsSeen: z.array(DocCode),
  requestedDocs: z.array(DocCode),
  outcome: InterviewOutcome.nullable(),
  reasonCodes: z.array(z.string()),
  note: z.string(),
  nextStepOn: PlainDate.nullable(),
  startedAt: Instant,
  reference: z.string(),
  applicantConfirmed: z.boolean(),
});
export type InterviewForm = z.infer<typeof InterviewForm>;

export function newInterview(view: FileView): InterviewForm {
  return {
    purpose: view.file.applicant.purpose ?? 'TOURISM',
    destination: '',
    answers: {},
    indicators: [],
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
  const record: PlannedAction = {
    kind: 'interview.recordInterview/1',
    payload: {
      ...form,
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
