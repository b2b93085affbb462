import { z } from 'zod';
import { ActionId, AttachmentId, type ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';
import type { SessionStatus } from './session.ts';

/**
 * Where the desk stands with its hub. OFFLINE is a state, not an error: `since` says from when, `reason` why, `nextTryAt`
 * when it tries again by itself.
 */
export type SyncStatus =
  | { mode: 'STANDALONE' }
  | {
      mode: 'HUB';
      link: 'ONLINE' | 'OFFLINE' | 'COPYING' | 'REVOKED' | 'OUTDATED';
      since: Instant;
      reason: string | null;
      nextTryAt: Instant | null;
      lastSyncAt: Instant | null;
      /** Actions that the hub has not answered, and the moment of the oldest. */
      waiting: number;
      oldestAt: Instant | null;
      /** Attachments that are not at the hub yet and go there by themselves. */
      uploads: number;
      /** Attachments that the hub refused for good; they wait for a person. */
      uploadsRefused: number;
      /** Refused actions that wait for a person. */
      refused: number;
      copiedFiles: number;
      /** This PC's clock against the hub's; positive when the hub's is ahead. */
      clockOffMinutes: number;
    };

/**
 * How an office that began on this desk moves to its hub. `problem` is why the last try did not go on; it goes on by itself.
 * `refused` are files that the hub did not take, by number, with the reason; they stay on this desk.
 */
export type MoveStatus =
  | { state: 'NONE'; problem: string | null }
  | {
      state: 'MOVING';
      hubUrl: string;
      done: number;
      total: number;
      refused: readonly MoveRefusal[];
      problem: string | null;
    }
  /** SHUT_OUT: the office is at the hub, which removed this desk before it heard of it; nothing more happens here. */
  | { state: 'DONE' | 'SHUT_OUT'; hubUrl: string; files: number; refused: readonly MoveRefusal[] };
export type MoveRefusal = { number: string; code: string };

/** Something that stops new intake here, or soon will. Open files are never stopped. */
export type Gate = {
  id: 'SYNC_AGE' | 'PENDING' | 'DISK' | 'CLOCK' | 'VERSION';
  level: 'WARN' | 'STOP';
  value: number;
  limit: number;
};

export type OutboxItem = {
  actionId: ActionId;
  applicationId: ApplicationId;
  number: string;
  name: string;
  kind: string;
  queuedAt: Instant;
  /** The hub has stored it; the feed will bring it back. */
  isAnswered: boolean;
  /** What this desk's rules say since the file moved on; the hub has the last word. */
  expectedRefusal: string | null;
  /** Why the hub refused the page in which it was offered; null as long as only the connection kept it from going. */
  lastError: string | null;
};

/** An attachment that failed on its own, with the reason; one that is set aside is sent again only when a person asks. */
export type FailedUploadItem = {
  attachmentId: AttachmentId;
  /** Null where its file is no longer on this desk. */
  applicationId: ApplicationId | null;
  number: string;
  name: string;
  bytes: number;
  code: string;
  attempts: number;
  nextTryAt: Instant | null;
  isSetAside: boolean;
};

export type TrayItem = {
  actionId: ActionId;
  group: ActionId;
  applicationId: ApplicationId;
  number: string;
  name: string;
  kind: string;
  actor: UserId;
  actorName: string;
  isMine: boolean;
  /** The author, or a head: nobody else redoes another's work or sets it aside. */
  mayDecide: boolean;
  occurredAt: Instant;
  refusedAt: Instant;
  code: string;
  details: Readonly<Record<string, string | number | readonly string[]>>;
  /** The file's version that the author saw, that the hub had, and that it has on this desk now. */
  seenVersion: number | null;
  hubVersion: number | null;
  fileVersion: number | null;
};

const Group = z.object({ group: ActionId });

const HubPlace = z
  .object({
    url: z
      .string()
      .trim()
      .max(200)
      .regex(/^https?:\/\/[^\s/]+/, 'HUB_URL'),
    code: z.string().trim().min(10).max(20),
  })
  .strict();

export const syncChannels = {
  'sync.status': channel<SyncStatus>()('PUBLIC', z.object({}).strict()),
  'sync.gates': channel<readonly Gate[]>()('case.read', z.object({}).strict()),
  'sync.retry': channel<SyncStatus>()('SIGNED_IN', z.object({}).strict()),
  'sync.outbox': channel<{ rows: readonly OutboxItem[]; total: number }>()(
    'case.read',
    z
      .object({ text: z.string().trim().max(80), limit: z.int().min(1).max(200), offset: z.int().min(0) })
      .strict(),
  ),
  'sync.failedUploads': channel<readonly FailedUploadItem[]>()('case.read', z.object({}).strict()),
  /** Sends one attachment again, whatever was said of it, and tells what became of it. */
  'sync.retryUpload': channel<{ outcome: 'SENT' | 'WAITS' | 'REFUSED' }>()(
    'case.act',
    z.object({ attachmentId: AttachmentId }).strict(),
  ),
  'sync.tray': channel<readonly TrayItem[]>()('case.read', z.object({}).strict()),
  /** Does the whole refused request again, on the file as it is now and as the person who is signed in. */
  'sync.redo': channel<{ applicationId: ApplicationId }>()('case.act', Group.strict()),
  'sync.discard': channel<null>()(
    'case.act',
    Group.extend({ note: z.string().trim().min(5).max(500) }).strict(),
  ),
  /** Writes what waits to a file for a stick: for days without a network. */
  'sync.export': channel<{ saved: boolean; actions: number }>()('case.act', z.object({}).strict()),
  /** Takes another desk's file and hands it on to the hub. */
  'sync.bring': channel<{ deskName: string; accepted: number; refused: number; known: number } | null>()(
    'case.act',
    z.object({}).strict(),
  ),
  /** On a PC that holds no records yet: joins the office's hub by a one-time code and takes the first copy. */
  'sync.join': channel<SessionStatus>()('PUBLIC', HubPlace),
  /** The same by a site file, under the name of one of its desks: the file that was shown last, told by its key's fingerprint. */
  'sync.joinBySite': channel<SessionStatus>()(
    'PUBLIC',
    z.object({ fingerprint: z.string().length(19), deskName: z.string().min(1).max(40) }).strict(),
  ),
  /** On a PC that was shut out or whose key is no longer trusted: a one-time code of IT for this very PC. Nothing on it changes. */
  'sync.newKey': channel<SyncStatus>()('PUBLIC', HubPlace.pick({ code: true })),
  /** On a PC on which an office began: moves it to the hub with everything that it holds. */
  'sync.move': channel<MoveStatus>()('accounts.manage', HubPlace),
  'sync.moveStatus': channel<MoveStatus>()('accounts.manage', z.object({}).strict()),
};
