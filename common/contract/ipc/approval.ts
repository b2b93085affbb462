import { z } from 'zod';
import { ActionId, ApplicationId, type AttachmentId } from '#common/kernel/ids.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import type { RiskFlag } from '#common/domain/approval/findings.ts';
import { Shown } from '#common/domain/approval/sections.ts';
import { DrawRecheck, JudgeRecheck } from '../hub/rechecks.ts';
import type { FileRow, FileView } from './applications.ts';
import { channel } from './channel.ts';

/** A line of the approver's list. */
export type ApprovalRow = FileRow & {
  /** What must be weighed; empty for a file that nothing speaks against. */
  risks: readonly RiskFlag[];
  /** Among those that are opened one by one although nothing speaks against them. */
  isSampled: boolean;
  photoId: AttachmentId | null;
  version: number;
  /** Why this person cannot approve it now; null when it can be done. */
  why: Refusal | null;
};

export const ApproveMany = z
  .object({
    /** Names the batch in each of its approvals. */
    bulk: z.uuid(),
    files: z
      .array(
        z
          .object({ applicationId: ApplicationId, actionId: ActionId, basedOn: z.int().min(0), shown: Shown })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict();
export type ApproveMany = z.infer<typeof ApproveMany>;

/** A drawn file to be judged without knowing what was decided, and by whom. */
export type NextRecheck = { subject: string; applicationId: ApplicationId; view: FileView } | null;

export const approvalChannels = {
  'approval.list': channel<readonly ApprovalRow[]>()('case.read', z.object({}).strict()),
  /** All or none, on a proof that is no older than a few minutes. */
  'approval.approveMany': channel<{ approved: number }>()('case.act', ApproveMany),
  /** Blind re-examination: the seed of a month is promised while it runs, and told when its files are drawn. */
  'approval.promiseRecheck': channel<null>()('case.act', z.object({}).strict()),
  'approval.drawRecheck': channel<null>()('case.act', DrawRecheck),
  'approval.nextRecheck': channel<NextRecheck>()('case.act', z.object({}).strict()),
  'approval.judgeRecheck': channel<null>()('case.act', JudgeRecheck),
};
