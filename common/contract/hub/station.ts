import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { HubAccount } from './pull.ts';

/** The public half of a desk's key, as JSON Web Key (P-256; the private half never leaves the desk). */
export const DeskKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
});
export type DeskKey = z.infer<typeof DeskKey>;

/** Spoken over the phone and typed once: ten characters of Crockford's alphabet. */
export const EnrolmentCode = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'ENROLMENT_CODE'));

/** What a code lets in: one more desk, or the desk on which the office began, with everything that lies on it. */
export const EnrolmentKind = z.enum(['DESK', 'TAKE_OVER']);
export type EnrolmentKind = z.infer<typeof EnrolmentKind>;

/** NEW_KEY: a desk that the office knows, of which the key was lost or shut out. */
export const CodeKind = z.enum([...EnrolmentKind.options, 'NEW_KEY']);
export type CodeKind = z.infer<typeof CodeKind>;

export const EnrolRequest = z.strictObject({
  protocol: z.int().min(1),
  code: EnrolmentCode,
  key: DeskKey,
  kind: CodeKind.default('DESK'),
  /** Which desk takes a new key. */
  deskId: z.string().optional(),
});

export const EnrolReply = z.strictObject({
  deskId: z.string(),
  deskName: z.string(),
  /** Counts the office's desks from 1; stands in the numbers that a desk gives out, so that no two desks give the same. */
  deskNumber: z.int().min(1).max(999),
  office: z.string(),
  officeName: z.string(),
  /** base64, 32 bytes. Names and seals attachments; held by the hub and its desks. */
  attachmentKey: z.string(),
  /** base64url, raw Ed25519: what the hub signs with. */
  hubKey: z.string(),
});
export type EnrolReply = z.infer<typeof EnrolReply>;

/** Asked with a proof of the desk's key alone; answers a short-lived token bound to that key (RFC 9449). */
export const TokenReply = z.strictObject({ token: z.string(), expiresAt: Instant, now: Instant });
export type TokenReply = z.infer<typeof TokenReply>;

export const HubSignIn = z.strictObject({
  username: z.string().min(1).max(40),
  password: z.string().min(1).max(200),
  totp: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
});

/** The person may act at this desk until `offlineUntil` without another answer of the hub. */
export const HubSignInReply = z.strictObject({
  account: HubAccount,
  mustChange: z.boolean(),
  offlineUntil: Instant,
  token: z.string(),
  expiresAt: Instant,
});
export type HubSignInReply = z.infer<typeof HubSignInReply>;

export const DeskInfo = z.strictObject({
  deskId: z.string(),
  name: z.string(),
  enrolledAt: Instant,
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastSeq: z.int().min(0),
});
export type DeskInfo = z.infer<typeof DeskInfo>;

export const NewCode = z.strictObject({
  deskName: z.string().trim().min(1).max(40),
  kind: EnrolmentKind.default('DESK'),
});
export const NewCodeReply = z.strictObject({ code: z.string(), expiresAt: Instant });

/** A code that still lets somebody in: what it is for, never the code. */
export const OpenCode = z.strictObject({
  id: z.uuid(),
  deskName: z.string(),
  kind: CodeKind,
  createdAt: Instant,
  expiresAt: Instant,
});
export type OpenCode = z.infer<typeof OpenCode>;

export const OpenCodes = z.strictObject({ codes: z.array(OpenCode) });
export const WithdrawCodes = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });
/** `withdrawn`: those that nobody had used in between. */
export const CodesWithdrawn = z.strictObject({ withdrawn: z.int().min(0) });

export const RevokeReply = z.strictObject({
  desk: DeskInfo,
  /** Files that lay on the desk and are open: who revokes it must know whose data was on the disk. */
  files: z.int().min(0),
});

export const HubError = z.strictObject({
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
});
export type HubError = z.infer<typeof HubError>;
