import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { MACHINE_POLICY } from '#common/domain/station/machine-policy.ts';
import { HubSignIn } from '#common/contract/hub/station.ts';
import { PrinterChoice } from '#common/contract/ipc/printing.ts';

/** Under this name a stick carries it at its root. */
export const SITE_FILE_NAME = 'loket.site';
export const SITE_FILE_LARGEST = 256 * 1024;
/** Codes in one file: a stick that is lost must not open a whole ministry. */
export const SITE_DESKS = 30;
export const SITE_DAYS = 30;

const DeskName = z.string().trim().min(1).max(40);
/** As the system calls it; null where the PC chooses. */
const Printers = z.strictObject(PrinterChoice.shape);

/** What a hub is asked to write down for PCs that will join it. */
export const SiteWanted = z.strictObject({
  hubUrl: z
    .string()
    .max(MACHINE_POLICY.HubUrl.maximum)
    .regex(new RegExp(MACHINE_POLICY.HubUrl.pattern), 'HUB_URL'),
  /** The authority under whose certificate the hub stands, PEM; null where the systems of the PCs know it. */
  ca: z.string().max(20_000).nullable(),
  printers: Printers,
  desks: z
    .array(DeskName)
    .min(1)
    .max(SITE_DESKS)
    .refine((names) => new Set(names).size === names.length, 'NAMES_TWICE'),
  days: z.int().min(1).max(SITE_DAYS),
});
export type SiteWanted = z.infer<typeof SiteWanted>;

/** From a desk, with the password once more: one answer lets many PCs in. */
export const SiteAsk = z.strictObject({
  wanted: SiteWanted,
  password: HubSignIn.shape.password,
  totp: HubSignIn.shape.totp,
});
export type SiteAsk = z.infer<typeof SiteAsk>;

export const SiteReply = z.strictObject({ text: z.string().max(SITE_FILE_LARGEST), expiresAt: Instant });

export const SiteContent = z.strictObject({
  office: z.string().min(1),
  officeCode: z.string().min(1).max(40),
  officeName: z.string().min(1).max(200),
  hubUrl: SiteWanted.shape.hubUrl,
  ca: SiteWanted.shape.ca,
  printers: Printers,
  /** One code for one PC, each good once. */
  desks: z
    .array(z.strictObject({ name: DeskName, code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/) }))
    .min(1)
    .max(SITE_DESKS),
  madeAt: Instant,
  expiresAt: Instant,
});
export type SiteContent = z.infer<typeof SiteContent>;

/** The content stays unread until its signature holds. */
export const SiteEnvelope = z.strictObject({
  format: z.literal('loket-site/1'),
  content: z.unknown(),
  /** Raw Ed25519, base64url: believed only when its fingerprint is the one on the hub's paper or in the policy. */
  hubKey: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

/** What a person sees of a file before the PC joins by it: never a code. */
export type SiteOffer = {
  officeCode: string;
  officeName: string;
  hubUrl: string;
  /** Of the hub's key, as on its paper. */
  fingerprint: string;
  /** IT named the key in the policy: nobody has to compare it. */
  isPinned: boolean;
  hasAuthority: boolean;
  printers: PrinterChoice;
  desks: readonly string[];
  /** The desk that bears this PC's name in the network, else the first. */
  suggested: string;
  expiresAt: Instant;
};

/** A certificate as people tell it from another; as PEM it is no secret. */
export type SiteAuthority = { pem: string; name: string; endsAt: Instant };

/** What a new file begins with: how this very PC reaches the hub, and the printers that it uses. */
export type SiteDraft = { hubUrl: string; authority: SiteAuthority | null; printers: PrinterChoice };

/** What the paper says that goes another way than the file. */
export type SiteMade = {
  officeName: string;
  hubUrl: string;
  /** Of the key that this PC itself believes, not of the one that came with the answer. */
  fingerprint: string;
  desks: readonly string[];
  expiresAt: Instant;
};
