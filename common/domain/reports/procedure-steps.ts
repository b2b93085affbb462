import { z } from 'zod';
import type { Action } from '#common/domain/applications/rules.ts';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** The steps of the procedure in its order. */
export const ProcedureStep = z.enum([
  'ARRIVAL',
  'DOSSIER',
  'CAPTURE',
  'INTERVIEW',
  'VERIFICATION',
  'ADJUDICATION',
  'APPROVAL',
  'PRINT',
  'QUALITY',
  'READY',
  'HANDOVER',
]);
export type ProcedureStep = z.infer<typeof ProcedureStep>;

/** One step of one file. `done` null: not yet. `times` above 1: it was done again. `isInOrder`: nothing later came before it. */
export const StepDone = z.strictObject({
  step: ProcedureStep,
  done: z.strictObject({ at: Instant, by: UserId, desk: z.string() }).nullable(),
  times: z.int().min(0),
  isInOrder: z.boolean(),
});
export type StepDone = z.infer<typeof StepDone>;

const STEP_OF: Partial<Record<Action['kind'], ProcedureStep>> = {
  'appointments.checkIn/1': 'ARRIVAL',
  'appointments.registerWalkIn/1': 'ARRIVAL',
  'documents.acceptDossier/1': 'DOSSIER',
  'biometrics.capturePhoto/1': 'CAPTURE',
  'interview.recordInterview/1': 'INTERVIEW',
  'approval.verificationPassed/1': 'VERIFICATION',
  'approval.recordAdjudication/1': 'ADJUDICATION',
  'approval.approve/1': 'APPROVAL',
  'approval.approve/2': 'APPROVAL',
  'production.endorse/1': 'PRINT',
  'production.print/1': 'PRINT',
  'production.print/2': 'PRINT',
  'production.qcPass/1': 'QUALITY',
  'production.notifyReady/1': 'READY',
  'production.handOver/1': 'HANDOVER',
};

/** Photo and interview may change places where the procedure leaves it open. */
const RANK = new Map(
  ProcedureStep.options.map((step, index) => [step, step === 'INTERVIEW' ? index - 1 : index]),
);

/** A step with every day on which it was done, the first one first. */
export type StepTold = StepDone & { days: readonly PlainDate[] };

/** Every step of the procedure with who did it last; order is judged by who was first. */
export class StepRecord {
  readonly #done = new Map<ProcedureStep, { last: Action; first: number; days: PlainDate[] }>();
  #place = 0;

  add(action: Action, day: PlainDate): void {
    this.#place += 1;
    const step = STEP_OF[action.kind];
    if (!step) return;
    const known = this.#done.get(step);
    const { first, days } = known ?? { first: this.#place, days: [] };
    this.#done.set(step, { last: action, first, days: [...days, day] });
  }

  told(): StepTold[] {
    return ProcedureStep.options.map((step) => {
      const own = this.#done.get(step);
      if (!own) return { step, done: null, times: 0, isInOrder: true, days: [] };
      const { occurredAt: at, actor: by, desk } = own.last;
      const isInOrder = [...this.#done].every(
        ([other, { first }]) => rank(other) <= rank(step) || first > own.first,
      );
      return { step, done: { at, by, desk }, times: own.days.length, isInOrder, days: own.days };
    });
  }
}

function rank(step: ProcedureStep): number {
  return RANK.get(step) ?? 0;
}
