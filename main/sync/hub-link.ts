import type { Cursor } from '#common/contract/hub/cursor.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Attachment, BundleReply, ErasedReply } from '#common/contract/hub/attachments.ts';
import type { AuditReply, AuditUpload } from '#common/contract/hub/audit.ts';
import type { AskStanding, Standing } from '#common/contract/hub/fleet.ts';
import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import type { DocumentsReply, FilesReply, PullReply, SnapshotReply } from '#common/contract/hub/pull.ts';
import type { PushedAction, PushReply } from '#common/contract/hub/push.ts';

/**
 * The hub as the desk's sync client sees it. Every call may throw a `HubUnreachable` (try again later) or a
 * `CodedError` (the hub's own answer).
 */
export type HubLink = {
  /** Milliseconds by which the hub's clock is ahead of this desk's. */
  readonly skew: number;
  push(actions: readonly PushedAction[]): Promise<PushReply>;
  pull(cursor: Cursor, limit: number): Promise<PullReply>;
  snapshot(after: string): Promise<SnapshotReply>;
  files(ids: readonly ApplicationId[]): Promise<FilesReply>;
  /** Every version that the office published. */
  documents(): Promise<DocumentsReply>;
  acknowledge(read: readonly Acknowledgement[]): Promise<void>;
  missingAttachments(ids: readonly AttachmentId[]): Promise<readonly AttachmentId[]>;
  /** Those of them whose bytes the hub erased. Throws NOT_FOUND at a hub that is older. */
  erasedAttachments(ids: readonly AttachmentId[]): Promise<ErasedReply['erased']>;
  /** Those of these files that the office let go for good. Throws NOT_FOUND at a hub that is older. */
  goneFiles(ids: readonly ApplicationId[]): Promise<readonly ApplicationId[]>;
  /** What one request carries; each has its own answer. */
  putAttachments(bundle: readonly Attachment[]): Promise<BundleReply['results']>;
  putLargeAttachment(id: AttachmentId, bytes: Uint8Array): Promise<void>;
  getAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array>;
  uploadAudit(upload: AuditUpload): Promise<AuditReply>;
  /** What the hub decided about this desk; it is told how the desk is. Throws NOT_FOUND at a hub that is older. */
  standing(ask: AskStanding): Promise<Standing>;
};
