import type { ApprovalRow } from '#common/contract/ipc/approval.ts';
import { whyNot } from '#common/domain/applications/permitted-actions.ts';
import { riskFlags } from '#common/domain/approval/findings.ts';
import { isInSample } from '#common/domain/queue/lot.ts';
import { findApplications } from '#main/records/repositories/applications.ts';
import { ALL_ROWS, queuePage } from '#main/records/repositories/queue.ts';
import { kinshipsWith } from '#main/features/applications/kinship.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { factsOfApprovals } from './approval-facts.ts';
import type { ReadHistories } from './histories.ts';

/** What waits for an approver, in the order of the queue, each with what stands out about it. */
export async function listApprovals(desk: Desk, histories: ReadHistories): Promise<readonly ApprovalRow[]> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const rows = await queuePage(
    db,
    // However many there are: one that is not on the list is one that nobody decides.
    { stage: 'decision', lanes: [], states: [], only: 'ALL', forApprover: true, offset: 0, limit: ALL_ROWS },
    { viewer: author.userId, today: office.today() },
  );
  const files = await findApplications(
    db,
    rows.map(({ id }) => id),
  );
  const waiting = rows.flatMap((row) => {
    const file = files.get(row.id);
    return file ? [{ row, file }] : [];
  });
  const facts = await factsOfApprovals(
    db,
    office,
    waiting.map(({ file }) => file),
    histories,
  );
  const kinships = await kinshipsWith(db, office, { author, files: waiting.map(({ file }) => file) });
  const now = clock.now();
  const common = await factsFor(db, null, author, now);
  return waiting.map(({ row, file }, index) => {
    const policy = office.policy(file.sopId);
    const own = { ...common, ...facts.get(file.id), kinship: kinships[index] ?? null };
    const flags = riskFlags({ file, actor: author.userId, now, policy, facts: own });
    const context = { policy, facts: own, now };
    return {
      ...row,
      risks: flags,
      isSampled: isInSample(own.lot, policy.samplePercent),
      photoId: file.photo?.attachmentId ?? null,
      version: file.version,
      why: whyNot(file, 'approval.approve/2', author, context),
    };
  });
}
