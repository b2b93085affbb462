import type { Knex } from 'knex';
import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { forgetMeta, readMeta, writeMeta } from './small-tables.ts';

const RefusedFile = z.object({ applicationId: ApplicationId, number: z.string(), code: z.string() });
export type RefusedFile = z.infer<typeof RefusedFile>;

/** How far this desk's office has moved to its hub. Kept with every page, so that a desk that was stopped goes on. */
export const MoveState = z.object({
  hubUrl: z.string(),
  beganAt: Instant,
  /** What the hub said when it let this desk in; null once it is one of the office's desks. */
  enrolled: z
    .object({
      deskId: z.string(),
      deskName: z.string(),
      deskNumber: z.int(),
      hubKey: z.string(),
      attachmentKey: z.string(),
    })
    .nullable(),
  /** Last ones that the hub has. */
  accountsAfter: z.string(),
  blanksAfter: z.string(),
  filesAfter: z.string(),
  /** Lines of the stock's ledger; absent while a move of an older build is under way. */
  movementsAfter: z.int().default(0),
  countsAfter: z.string().default(''),
  /** Lines of the books. */
  entriesAfter: z.int().default(0),
  auditSeq: z.int(),
  /** The hub was asked to end the move: it may have done so, whatever came back. */
  isEnding: z.boolean(),
  /** It had, and shut this desk out before it could hear of it. Nothing follows. */
  isShutOut: z.boolean().default(false),
  /** What the hub took, by this desk's count. */
  files: z.int(),
  actions: z.int(),
  /** Files that stay here, with the reason. */
  refused: z.array(RefusedFile),
});
export type MoveState = z.infer<typeof MoveState>;

const KEY = 'move';

/** Null for a desk whose office never moved. */
export async function readMove(db: Knex): Promise<MoveState | null> {
  const stored = await readMeta(db, KEY);
  return stored === null ? null : MoveState.parse(JSON.parse(stored));
}

export async function writeMove(db: Knex, state: MoveState): Promise<void> {
  await writeMeta(db, KEY, JSON.stringify(state));
}

export async function changeMove(db: Knex, change: Partial<MoveState>): Promise<void> {
  const state = await readMove(db);
  if (state) await writeMove(db, { ...state, ...change });
}

export async function forgetMove(db: Knex): Promise<void> {
  await forgetMeta(db, KEY);
}
