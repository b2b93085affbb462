import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { ActingRole } from '#common/domain/session/acting.ts';
import type { Permission } from '#common/domain/session/permission.ts';
import type { DeskLock } from '#common/contract/hub/fleet.ts';
import type { ReviewedAccount } from '#common/domain/registers/rights-reviews.ts';
import { channel } from './channel.ts';
import type { ReplyError } from './reply.ts';

export type SessionUser = {
  id: UserId;
  username: string;
  displayName: string;
  roles: readonly Role[];
  permissions: readonly Permission[];
  /** Signed in with a start password: only `session.changePassword` and the public channels answer. */
  mustChange: boolean;
};

export type OfficeInfo = {
  name: string;
  code: string;
  city: string;
  utcOffsetMinutes: number;
  /** `WIB`, `WITA` or `WIT`. */
  zone: string;
};

export type SessionStatus = {
  /** BLOCKED: the records cannot be opened; `problem` says why and nothing was touched. SHUT: IT has locked the PC, as `shut` says. */
  state: 'SETUP' | 'SIGNED_OUT' | 'SIGNED_IN' | 'LOCKED' | 'BLOCKED' | 'SHUT';
  problem: ReplyError | null;
  shut: DeskLock | null;
  profile: 'production' | 'demo' | 'test';
  user: SessionUser | null;
  office: OfficeInfo | null;
  desk: string;
  /** Locked, and the survey for the applicants is before the lock. */
  isKiosk: boolean;
  deskPaused: boolean;
  idleLockMinutes: number;
  /** Demo office only: who may be chosen at sign-in. Empty elsewhere, so that a stolen PC names nobody. */
  demoUsers: readonly { username: string; displayName: string; roles: readonly Role[] }[];
  version: string;
  /** The desk's clock: the page counts on from here, so that both always mean the same day. */
  now: Instant;
};

const Password = z.string().min(1).max(200);
const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{3,40}$/, 'USERNAME');

export const NewAccount = z
  .object({
    username: Username,
    displayName: z.string().trim().min(2).max(80),
    roles: z.array(Role).min(1),
    nik: z
      .string()
      .regex(/^\d{16}$/, 'NIK')
      .nullable(),
    password: Password,
  })
  .strict();
export type NewAccount = z.infer<typeof NewAccount>;

export type Account = {
  id: UserId;
  username: string;
  displayName: string;
  roles: readonly Role[];
  active: boolean;
  lastSignInAt: string | null;
  /** Which of the private facts are on record. */
  knows: { nik: boolean; kk: boolean; address: boolean };
  /** Appointments (Plh): past, running and planned. */
  acting: readonly ActingRole[];
  /** Last day of the person's vetting; null where none is on record. */
  vettedUntil: PlainDate | null;
};

const Empty = z.object({}).strict();
const ById = z.object({ id: UserId });

/** What keeps an officer from own, family's and house mates' files. Kept as keyed hashes, never shown again; null takes it away. */
const Private = {
  kkNumber: z
    .string()
    .regex(/^\d{16}$/, 'KK')
    .nullable()
    .optional(),
  address: z.string().trim().max(300).nullable().optional(),
};
const Vetting = { vettedUntil: PlainDate.nullable().optional() };

/** Name, password and, where the account has one, the code of its second factor. */
export const Credentials = z
  .object({
    username: Username,
    password: Password,
    totp: z
      .string()
      .regex(/^\d{6}$/, 'TOTP')
      .nullable()
      .default(null),
  })
  .strict();

export const sessionChannels = {
  'session.status': channel<SessionStatus>()('PUBLIC', Empty),
  'session.setUp': channel<SessionStatus>()(
    'PUBLIC',
    z
      .object({
        officeName: z.string().trim().min(3).max(120),
        officeCode: z.string().trim().min(2).max(20),
        city: z.string().trim().min(2).max(60),
        zone: z.enum(['WIB', 'WITA', 'WIT']),
        desk: z.string().trim().min(1).max(40),
        admin: NewAccount,
      })
      .strict(),
  ),
  'session.signIn': channel<SessionStatus>()('PUBLIC', Credentials),
  'session.unlock': channel<SessionStatus>()('PUBLIC', z.object({ password: Password }).strict()),
  'session.lock': channel<SessionStatus>()('PUBLIC', Empty),
  'session.signOut': channel<SessionStatus>()('PUBLIC', Empty),
  'session.changePassword': channel<null>()(
    'SIGNED_IN',
    z.object({ current: Password, next: Password }).strict(),
  ),
  /** The data key as text for the office's safe. */
  'session.recoveryText': channel<{ text: string }>()('accounts.manage', Empty),
  /** Only while BLOCKED by a lost key: takes the text back. */
  'session.recover': channel<SessionStatus>()(
    'PUBLIC',
    z.object({ text: z.string().min(10).max(200) }).strict(),
  ),
  'session.accounts': channel<readonly Account[]>()('accounts.manage', Empty),
  /** Every account with its last sign-in, and the day of the first one, for whoever reviews the rights or keeps the accounts. */
  'session.accountUses': channel<{ accounts: readonly ReviewedAccount[]; firstDay: PlainDate }>()(
    'accounts.review',
    Empty,
  ),
  /** Gives back an account that lay unused. */
  'session.unlockAccount': channel<null>()(
    'accounts.manage',
    ById.extend({ reason: z.string().trim().min(5).max(300) }).strict(),
  ),
  /** Begins the quarter's review of all accounts. */
  'session.openReview': channel<null>()('accounts.review', Empty),
  'session.createAccount': channel<Account>()(
    'accounts.manage',
    NewAccount.extend({ ...Private, ...Vetting }).strict(),
  ),
  'session.updateAccount': channel<Account>()(
    'accounts.manage',
    z
      .object({
        id: z.string(),
        displayName: z.string().trim().min(2).max(80),
        roles: z.array(Role).min(1),
        active: z.boolean(),
        password: Password.nullable(),
        nik: NewAccount.shape.nik.optional(),
        ...Private,
        ...Vetting,
      })
      .strict(),
  ),
  /** An acting officer (Plh): begins and ends by itself; a running or planned one for the same role is replaced. */
  'session.appoint': channel<Account>()('accounts.manage', ById.extend(ActingRole.shape).strict()),
  'session.endAppointment': channel<Account>()('accounts.manage', ById.extend({ role: Role }).strict()),
  /** The signed-in person proves again who they are: for a few minutes a print, or one act for many files, may rest on it. */
  'session.prove': channel<{ until: Instant }>()(
    'SIGNED_IN',
    z.object({ password: Password, totp: Credentials.shape.totp }).strict(),
  ),
  /** Who has a second factor; null on a desk that knows its people itself and has none. */
  'session.secondFactors': channel<readonly UserId[] | null>()('accounts.manage', Empty),
  /** The secret for a telephone, told once; it holds after `confirmTotp` with a code that the telephone shows. */
  'session.makeTotp': channel<{ uri: string }>()('accounts.manage', ById.strict()),
  'session.confirmTotp': channel<null>()(
    'accounts.manage',
    ById.extend({ code: z.string().regex(/^\d{6}$/, 'TOTP') }).strict(),
  ),
  'session.removeTotp': channel<null>()('accounts.manage', ById.strict()),
};
