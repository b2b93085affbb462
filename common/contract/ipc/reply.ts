import { z } from 'zod';
import type { RefusalCode } from '#common/domain/applications/refusal.ts';

/** Failures of the desk itself, beside the refusals of the rules. Each has a sentence and a next step. */
export const DeskErrorCode = z.enum([
  'CHANNEL_UNKNOWN',
  'SENDER_NOT_TRUSTED',
  'SIGNED_OUT',
  'LOCKED',
  'FORBIDDEN',
  'INPUT_INVALID',
  'INTERNAL',
  'DISK_FULL',
  'DISK_FAULT',
  'DATABASE_CORRUPT',
  'DATABASE_NEWER',
  'DATABASE_KEY_LOST',
  'KEYRING_MISSING',
  'DATABASE_BUSY',
  'PROFILE_MISMATCH',
  'SETTINGS_DAMAGED',
  'SIGN_IN_FAILED',
  'SIGN_IN_PAUSED',
  'PASSWORD_WEAK',
  'PASSWORD_MUST_CHANGE',
  'PASSWORD_SAME',
  'USERNAME_TAKEN',
  'OWN_ACCOUNT',
  'ROLES_NOT_TOGETHER',
  'LAST_ADMIN',
  'ALREADY_SET_UP',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_TYPE_NOT_ALLOWED',
  'ATTACHMENT_MISSING',
  'ATTACHMENT_DAMAGED',
  'FINGERS_SAME_PICTURE',
  'ACTION_ID_USED',
  'FILE_HIDDEN',
  'IMPORT_COLUMNS_MISSING',
  'IMPORT_NOT_FOUND',
  'IMPORT_RUNNING',
  'NOT_FOUND',
  'NOTHING_TO_CLAIM',
  'DESK_PAUSED',
  'PASSPORT_NUMBER_USED',
  'REGISTER_NO_USED',
  'BLANK_KNOWN',
  'SOP_UNKNOWN',
  'SOP_INVALID',
  'SAMPLE_INVALID',
  'CALENDAR_MISSING',
  'OUTAGE_DECLARED',
  'HUB_NOT_JOINED',
  'NOTE_NOT_TRUSTED',
  'HUB_UNREACHABLE',
  'HUB_REFUSED',
  'HUB_ANSWER_UNREADABLE',
  'HUB_SIGN_IN_NEEDED',
  'HUB_JOINED',
  'OFFLINE_SIGN_IN_EXPIRED',
  'ENROLMENT_REFUSED',
  'DESK_REVOKED',
  'PROTOCOL_UNSUPPORTED',
  'PUSH_GAP',
  'REFETCH',
  'ACTOR_NOT_SIGNED_IN',
  'CLOCK_AHEAD',
  'DUPLICATE_REVIEW_OPEN',
  'CONSTRAINT',
  'PROOF_INVALID',
  'TOKEN_EXPIRED',
  'CLOCK_WRONG',
  'DESK_UNKNOWN',
  'TOTP_NEEDED',
  'TOO_MANY_REQUESTS',
  'HUB_NOT_SET_UP',
]);
export type DeskErrorCode = z.infer<typeof DeskErrorCode>;

export type ErrorCode = DeskErrorCode | RefusalCode;

export type ReplyError = {
  code: ErrorCode;
  details?: Readonly<Record<string, string | number | readonly string[]>>;
};

/** What every channel answers: never silence, never a stack. */
export type Reply<T> = { ok: true; value: T } | ({ ok: false } & ReplyError);
