import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { approveMany } from './approve-many.ts';
import { keptHistories } from './histories.ts';
import { drawRecheck, judgeRecheck, nextRecheck, promiseRecheck } from './rechecks.ts';
import { listApprovals } from './list-approvals.ts';

type Mine = Extract<keyof Handlers, `approval.${string}`>;

export function approvalHandlers(desk: Desk): Pick<Handlers, Mine> {
  const histories = keptHistories();
  return {
    'approval.list': () => listApprovals(desk, histories),
    'approval.approveMany': (asked) => approveMany(desk, asked),
    async 'approval.promiseRecheck'() {
      await promiseRecheck(desk);
      return null;
    },
    async 'approval.drawRecheck'({ month }) {
      await drawRecheck(desk, month);
      return null;
    },
    'approval.nextRecheck': () => nextRecheck(desk),
    async 'approval.judgeRecheck'(judgement) {
      await judgeRecheck(desk, judgement);
      return null;
    },
  };
}
