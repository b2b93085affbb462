import type { z } from 'zod';
import type { AuditReply, AuditUpload } from '#common/contract/hub/audit.ts';
import type { EnrolReply } from '#common/contract/hub/station.ts';

export type MoveStep =
  'begin' | 'accounts' | 'blanks' | 'movements' | 'counts' | 'entries' | 'files' | 'finish';

/** The hub as a desk sees it whose office moves there. Every call may throw a `HubUnreachable` or a `CodedError`. */
export type MoveLink = {
  enrol(code: string, kind: 'TAKE_OVER'): Promise<EnrolReply>;
  move<T>(schema: z.ZodType<T>, step: MoveStep, body: object): Promise<T>;
  uploadAudit(upload: AuditUpload): Promise<AuditReply>;
};
