import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { AuditEntry } from '#common/domain/office/audit-entry.ts';
import { PAGE } from './protocol.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'HASH');

/** The end of the office's audit chain, signed by the hub (Ed25519, base64url). */
export const SignedHead = z.strictObject({
  office: z.string(),
  seq: z.int().min(0),
  hash: Hash,
  at: Instant,
  signature: z.string(),
});
export type SignedHead = z.infer<typeof SignedHead>;

/** A desk's own entries (views, searches, sign-ins, refused attempts), in its own order. */
export const AuditUpload = z.strictObject({
  entries: z
    .array(z.strictObject({ deskSeq: z.int().min(1), entry: AuditEntry }))
    .min(1)
    .max(PAGE),
  /** The newest head that this desk has seen. */
  acknowledged: SignedHead.nullable(),
});
export type AuditUpload = z.infer<typeof AuditUpload>;

export const AuditReply = z.strictObject({ lastDeskSeq: z.int().min(0), head: SignedHead });
export type AuditReply = z.infer<typeof AuditReply>;
