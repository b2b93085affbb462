import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { LostFinding } from '#common/domain/applications/vocabulary.ts';
import { Recommendation } from '#common/domain/interview/actions.ts';
import type { InterviewQuestion } from '#common/domain/sop/interview-guide.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';

const Answer = z.object({ id: z.string(), question: z.string(), answer: z.string() });
export type Answer = z.infer<typeof Answer>;

/** What the examiner has entered so far. It is the draft's content too. */
export const ExaminationForm = z.object({
  bapNumber: z.string(),
  place: z.string(),
  startedAt: Instant,
  answers: z.array(Answer),
  /** Names, one a line. */
  otherExaminers: z.string(),
  statement: z.string(),
  isSworn: z.boolean(),
  signatureId: AttachmentId.nullable(),
  signedOnPaper: z.boolean(),
  signOff: z.boolean(),
  finding: LostFinding.nullable(),
  opinionNumber: z.string(),
  opinion: z.string(),
  recommendation: Recommendation.nullable(),
});
export type ExaminationForm = z.infer<typeof ExaminationForm>;

/** The record as it stands, or a new one with the questions of the procedure. */
export function examinationForm(
  { file }: FileView,
  questions: readonly InterviewQuestion[],
): ExaminationForm {
  const { bap = null, opinion = null } = file.examination ?? {};
  const record = bap?.record;
  return {
    bapNumber: bap?.number ?? '',
    place: record?.place ?? '',
    startedAt: record?.startedAt ?? deskNow(),
    answers: record ? [...record.answers] : firstAnswers(bap?.text ?? null, questions),
    otherExaminers: record?.otherExaminers.join('\n') ?? '',
    statement: record?.statement ?? '',
    isSworn: record?.isSworn ?? false,
    signatureId: record?.signatureId ?? null,
    signedOnPaper: record?.signedOnPaper ?? false,
    signOff: record?.signedOff != null,
    finding: bap?.finding ?? null,
    opinionNumber: opinion?.number ?? '',
    opinion: opinion?.text ?? '',
    recommendation: opinion?.recommendation ?? null,
  };
}

/** A record that is one text goes on as one answer. */
function firstAnswers(text: string | null, questions: readonly InterviewQuestion[]): Answer[] {
  if (text !== null) return [{ id: 'text', question: 'Keterangan', answer: text }];
  return questions.map((question) => ({ id: question.id, question: question.text.id, answer: '' }));
}

export function isSigned({ signatureId, signedOnPaper }: ExaminationForm): boolean {
  return signatureId !== null || signedOnPaper;
}

/** What the applicant signs under: whatever of it changes takes the signature away. */
const SIGNED_PARTS = ['place', 'startedAt', 'answers', 'statement', 'isSworn'] as const;

export function changed(before: ExaminationForm, change: Partial<ExaminationForm>): ExaminationForm {
  const takesAway = SIGNED_PARTS.some((part) => part in change) && isSigned(before);
  const unsigned = { signatureId: null, signedOnPaper: false, signOff: false };
  return { ...before, ...(takesAway ? unsigned : {}), ...change };
}

export function examinationAction(form: ExaminationForm): PlannedAction {
  const { opinionNumber, opinion, recommendation, otherExaminers, ...record } = form;
  const isOpinionGiven = opinionNumber.trim() !== '' && opinion.trim() !== '' && recommendation !== null;
  return {
    kind: 'interview.recordExamination/2',
    payload: {
      ...record,
      answers: record.answers.filter(({ question }) => question.trim() !== ''),
      otherExaminers: otherExaminers
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      opinion:
        record.signOff && isOpinionGiven ? { number: opinionNumber, text: opinion, recommendation } : null,
    },
  };
}

/** One question up or down; the list as it is where it stands at the end. */
export function moved(answers: readonly Answer[], id: string, by: -1 | 1): Answer[] {
  const from = answers.findIndex((answer) => answer.id === id);
  const to = from + by;
  const [taken, other] = [answers[from], answers[to]];
  if (!taken || !other) return [...answers];
  return answers.with(from, other).with(to, taken);
}
