import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { Movement } from '#common/domain/production/custody.ts';
import { Entry } from '#common/domain/registers/register.ts';
import { StockCount } from '#common/domain/production/stock-count.ts';
import { HubOfficeSettings, HubOutages } from './documents.ts';
import { PAGE } from './protocol.ts';
import { Cursor } from './cursor.ts';
import { AcceptedAction, HubAccount, HubBlank } from './pull.ts';

/**
 * An office that began on one desk moves to its hub: begin, accounts, blanks, files, finish. Every step may be sent again and
 * changes nothing then.
 */
export const TakeOverBegin = z.strictObject({
  /** Code and zone must be those of the office at the hub; the stages are taken over. */
  office: HubOfficeSettings,
  outages: HubOutages,
  /** What the desk named its attachments with so far, base64; it seals nothing and opens nothing. */
  namingKey: z.base64().length(44),
});
export type TakeOverBegin = z.infer<typeof TakeOverBegin>;

/** An account with what makes its password valid at the hub too (argon2id text). */
export const MovedAccount = z.strictObject({
  ...HubAccount.shape,
  passwordHash: z.string().max(300),
  mustChange: z.boolean(),
  createdAt: Instant,
});
export type MovedAccount = z.infer<typeof MovedAccount>;

export const MoveAccounts = z.strictObject({ accounts: z.array(MovedAccount).min(1).max(PAGE) });
export const MoveBlanks = z.strictObject({ blanks: z.array(HubBlank).min(1).max(PAGE) });

/** The stock's ledger as it was written, in its order; and the counts, of which one may stop printing. */
export const MoveMovements = z.strictObject({ movements: z.array(Movement).min(1).max(PAGE) });
export const MoveCounts = z.strictObject({ counts: z.array(StockCount).min(1).max(PAGE) });

/** The books beside the files, line by line in their order. */
export const MoveEntries = z.strictObject({ entries: z.array(Entry).min(1).max(PAGE) });

/** A file as the desk has it, with what the desk's chain says of each action: the hub works it out anew and compares. */
export const MovedFile = z.strictObject({
  applicationId: ApplicationId,
  file: z.unknown(),
  actions: z.array(AcceptedAction).min(1),
  audited: z.array(z.string()),
});
export type MovedFile = z.infer<typeof MovedFile>;

export const MoveFiles = z.strictObject({ files: z.array(MovedFile).min(1).max(PAGE) });

/** Files that do not fit stay on the desk; a code says why. */
export const MoveFilesReply = z.strictObject({
  refused: z.array(z.strictObject({ applicationId: ApplicationId, code: z.string() })),
});
export type MoveFilesReply = z.infer<typeof MoveFilesReply>;

/** What the desk has sent by its own count, and where its own chain ends. `files` and `actions` are those that were taken. */
export const TakeOverFinish = z.strictObject({
  counts: z.strictObject({
    accounts: z.int().min(0),
    blanks: z.int().min(0),
    movements: z.int().min(0),
    outages: z.int().min(0),
    /** Lines of the books; none from an older build. */
    entries: z.int().min(0).default(0),
    files: z.int().min(0),
    actions: z.int().min(0),
    refused: z.int().min(0),
  }),
  chain: z.strictObject({
    seq: z.int().min(0),
    hash: z.string().regex(/^[0-9a-f]{64}$/, 'HASH'),
    /** Where the desk's own check found it broken; null for a whole one. */
    brokenAt: z.int().min(1).nullable(),
  }),
});
export type TakeOverFinish = z.infer<typeof TakeOverFinish>;

/** Whether an office may move here at all: nobody has worked in the one that is here. */
export const MoveHere = z.strictObject({ isAllowed: z.boolean() });
export type MoveHere = z.infer<typeof MoveHere>;

/** From here on the desk is one of the office's; the feed goes on at the cursor. */
export const TakeOverDone = z.strictObject({ cursor: Cursor });
export type TakeOverDone = z.infer<typeof TakeOverDone>;
