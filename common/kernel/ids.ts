import { z } from 'zod';
import type { Brand } from './brand.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function brandedUuid<Name extends string>() {
  return z
    .string()
    .regex(UUID, 'UUID')
    .transform((text) => text as Brand<string, Name>);
}

export type ApplicationId = Brand<string, 'ApplicationId'>;
export const ApplicationId = brandedUuid<'ApplicationId'>();

/** UUIDv7, made where the action is born; it is the action's idempotency key everywhere. */
export type ActionId = Brand<string, 'ActionId'>;
export const ActionId = brandedUuid<'ActionId'>();

export type UserId = Brand<string, 'UserId'>;
export const UserId = brandedUuid<'UserId'>();

/** Files of one family that move together. */
export type FamilyId = Brand<string, 'FamilyId'>;
export const FamilyId = brandedUuid<'FamilyId'>();

/** HMAC-SHA256 of the plaintext under the office's attachment key, 64 hex digits. */
export type AttachmentId = Brand<string, 'AttachmentId'>;
export const AttachmentId = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'ATTACHMENT_ID')
  .transform((text) => text as AttachmentId);
