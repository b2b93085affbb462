import type { ApproveMany } from '#common/contract/ipc/approval.ts';
import { recordMany } from '#main/features/applications/record-many.ts';
import type { Desk } from '#main/features/desk.ts';

/** Files that nothing speaks against, approved together on one proof of who does it. Throws BULK_REFUSED. */
export async function approveMany(desk: Desk, { bulk, files }: ApproveMany): Promise<{ approved: number }> {
  desk.session.assertProven();
  await recordMany(desk, {
    files: files.map(({ shown, ...file }) => ({
      ...file,
      kind: 'approval.approve/2',
      payload: { bulk, shown },
    })),
    refusedAs: 'BULK_REFUSED',
  });
  return { approved: files.length };
}
