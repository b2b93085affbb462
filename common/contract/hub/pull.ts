import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { ActionId, ApplicationId, AttachmentId, UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { ActorRole, BlankState, PassportKind, Role } from '#common/domain/applications/vocabulary.ts';
import { ActingRole } from '#common/domain/session/acting.ts';
import { SignedHead } from './audit.ts';
import { Cursor } from './cursor.ts';
import { PAGE } from './protocol.ts';
import { Acknowledgement, Publication } from './publication.ts';

/** An accepted action with its place in the file's list. */
export const AcceptedAction = z.strictObject({
  id: ActionId,
  applicationId: ApplicationId,
  version: z.int().min(1),
  kind: z.string(),
  payload: z.unknown(),
  actor: UserId,
  role: ActorRole,
  desk: z.string(),
  office: z.string(),
  occurredAt: Instant,
  basedOn: z.int().min(0).nullable(),
});
export type AcceptedAction = z.infer<typeof AcceptedAction>;

/** A whole file: what it is at `version`, and its list. The desk takes it over without replaying it. */
export const WholeFile = z.strictObject({
  applicationId: ApplicationId,
  version: z.int().min(1),
  file: z.unknown(),
  actions: z.array(AcceptedAction),
  attachments: z.array(z.strictObject({ id: AttachmentId, mediaType: z.string(), bytes: z.int() })),
});
export type WholeFile = z.infer<typeof WholeFile>;

export const HubBlank = z.strictObject({
  serial: z.string(),
  kind: PassportKind,
  pages: z.union([z.literal(24), z.literal(48)]),
  state: BlankState,
  applicationId: ApplicationId.nullable(),
  /** In whose hand it is, or out of whose hand it went; null for the safe. */
  holder: UserId.nullable(),
  reference: z.string(),
  changedAt: Instant,
});
export type HubBlank = z.infer<typeof HubBlank>;

const Tie = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();
/** Keyed hashes by the office's key of what ties an officer to applicants; the values themselves never travel. */
export const AccountTies = z.strictObject({ kkTie: Tie, addressTie: Tie });
export type AccountTies = z.infer<typeof AccountTies>;

/** A person as every desk of the office knows them. No secret of theirs travels. */
export const HubAccount = z.strictObject({
  id: UserId,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  acting: z.array(ActingRole),
  nik: z.string().nullable(),
  ...AccountTies.partial().shape,
  active: z.boolean(),
  /** Last day of the person's vetting. Absent from older hubs. */
  vettedUntil: PlainDate.nullable().optional(),
});
export type HubAccount = z.infer<typeof HubAccount>;

/**
 * The office's own words. Settings and outages follow from what a head did and count at once; every other carries who
 * published it and from when.
 */
export const OfficeDocument = z.strictObject({
  name: z.string(),
  version: z.int().min(1),
  body: z.unknown(),
  publication: Publication.nullable(),
});
export type OfficeDocument = z.infer<typeof OfficeDocument>;

const Placed = { seq: z.int().min(1) };

export const FeedEntry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('action'), ...Placed, action: AcceptedAction }),
  z.strictObject({ type: z.literal('blank'), ...Placed, blank: HubBlank }),
  z.strictObject({ type: z.literal('account'), ...Placed, account: HubAccount }),
  z.strictObject({ type: z.literal('document'), ...Placed, document: OfficeDocument }),
  z.strictObject({ type: z.literal('acknowledgement'), ...Placed, acknowledgement: Acknowledgement }),
]);
export type FeedEntry = z.infer<typeof FeedEntry>;

export const PullQuery = z.strictObject({
  protocol: z.coerce.number().int().min(1),
  cursor: Cursor,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 * PAGE)
    .default(PAGE),
});

/** `lastSeq` is this desk's own, read in the same snapshot as the entries. */
export const PullReply = z.strictObject({
  cursor: Cursor,
  entries: z.array(FeedEntry),
  more: z.boolean(),
  lastSeq: z.int().min(0),
  head: SignedHead.nullable(),
  now: Instant,
});
export type PullReply = z.infer<typeof PullReply>;

/** First copy, page by page in the order of the ids. The cursor of the first page is where the feed goes on. */
export const SnapshotQuery = z.strictObject({
  protocol: z.coerce.number().int().min(1),
  after: z.union([z.literal(''), ApplicationId]).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const SnapshotReply = z.strictObject({
  cursor: Cursor,
  files: z.array(WholeFile),
  next: ApplicationId.nullable(),
  /** With the first page only. */
  office: z
    .strictObject({
      accounts: z.array(HubAccount),
      documents: z.array(OfficeDocument),
      blanks: z.array(HubBlank),
      acknowledgements: z.array(Acknowledgement),
      /** What attachments were named with before the office had a hub, base64. */
      namingKeys: z.array(z.base64().length(44)),
    })
    .nullable(),
  lastSeq: z.int().min(0),
});
export type SnapshotReply = z.infer<typeof SnapshotReply>;

/** Every published version, for a desk whose files are ahead of its place in the feed. */
export const DocumentsReply = z.strictObject({ documents: z.array(OfficeDocument) });
export type DocumentsReply = z.infer<typeof DocumentsReply>;

export const FilesRequest = z.strictObject({ ids: z.array(ApplicationId).min(1).max(50) });
export const FilesReply = z.strictObject({ files: z.array(WholeFile) });
export type FilesReply = z.infer<typeof FilesReply>;
