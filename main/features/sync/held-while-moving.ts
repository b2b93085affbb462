import type { ChannelName } from '#common/contract/ipc/index.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

/** What changes the office: none of it may happen behind the back of what has been sent already. */
const HELD = [
  'session.createAccount',
  'session.updateAccount',
  'session.changePassword',
  'session.appoint',
  'session.endAppointment',
  'session.openReview',
  'session.unlockAccount',
  'applications.act',
  'applications.confirm',
  'applications.claimNext',
  'appointments.runImport',
  'appointments.byHand',
  'appointments.walkIn',
  'appointments.checkIn',
  'approval.promiseRecheck',
  'approval.drawRecheck',
  'approval.judgeRecheck',
  'biometrics.storeMaster',
  'documents.store',
  'documents.chooseFile',
  'gateway.settlePayments',
  'production.askStock',
  'production.answerStock',
  'production.countShelf',
  'production.enterCount',
  'production.settleCount',
  'office.declareOutage',
  'office.endOutage',
  'office.stagePolicy',
  'registers.write',
  'survey.answer',
  'privacy.carryOut',
  'audit.closeDay',
] as const satisfies readonly ChannelName[];

/** While the office moves to its hub it is read and not changed: these channels say why. */
export function heldWhileMoving(office: OfficeContext, handlers: Handlers): Handlers {
  const held = Object.fromEntries(
    HELD.map((channel) => {
      const run = handlers[channel] as (input: unknown) => Promise<unknown>;
      const guarded = async (input: unknown) => {
        office.assertNotMoving();
        return run(input);
      };
      return [channel, guarded];
    }),
  );
  // Each takes and answers what the handler under it does.
  return { ...handlers, ...(held as Partial<Handlers>) };
}
