import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { NewAccount } from '#common/contract/ipc/session.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { ActingRole } from '#common/domain/session/acting.ts';
import { ReviewedAccount } from '#common/domain/registers/rights-reviews.ts';
import { AccountTies, HubAccount } from './pull.ts';

/** An account with what only whoever manages accounts may know. */
export const ManagedAccount = z.strictObject({
  ...HubAccount.shape,
  mustChange: z.boolean(),
  hasTotp: z.boolean(),
});
export type ManagedAccount = z.infer<typeof ManagedAccount>;

export const AccountList = z.strictObject({ accounts: z.array(ManagedAccount) });

/** Every account with its last sign-in at any desk, and whether it lay unused too long. */
export const AccountUses = z.strictObject({
  accounts: z.array(ReviewedAccount),
  /** The day of the office's first account: since then its rights are to be reviewed. */
  firstDay: PlainDate,
});
export type AccountUses = z.infer<typeof AccountUses>;

export const UnlockAccount = z.strictObject({ reason: z.string().trim().min(5).max(300) });

/** The person chooses another password at the first sign-in. */
export const NewHubAccount = NewAccount.extend({
  ...AccountTies.partial().shape,
  vettedUntil: HubAccount.shape.vettedUntil,
}).strict();
export type NewHubAccount = z.infer<typeof NewHubAccount>;

export const AccountUpdate = z.strictObject({
  displayName: z.string().trim().min(2).max(80),
  roles: z.array(Role).min(1),
  active: z.boolean(),
  /** A new start password; null leaves the present one. */
  password: z.string().min(1).max(200).nullable(),
  /** Those that are named are changed. */
  nik: NewAccount.shape.nik.optional(),
  ...AccountTies.partial().shape,
  vettedUntil: HubAccount.shape.vettedUntil,
});
export type AccountUpdate = z.infer<typeof AccountUpdate>;

export const AccountPath = z.strictObject({ id: UserId });

/** Appointment of an acting officer (Plh). A later `from` plans it; a passed `until` ends it without anybody's doing. */
export const NewActing = ActingRole;
export type NewActing = z.infer<typeof NewActing>;

export const EndActing = z.strictObject({ role: Role });

/** The secret is told once, when it is made, for the officer's authenticator; it holds when a code of it was typed. */
export const TotpReply = z.strictObject({ uri: z.string() });

export const TotpConfirm = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'TOTP') });

export const PasswordChange = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});
