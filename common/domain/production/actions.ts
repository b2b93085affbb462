import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { ChipFindings, OLD_UNREAD } from './chip.ts';
import { ReadManner } from './read-manner.ts';
import { COLLECTORS, OLD_BOOK_OUTCOMES } from './pickup-words.ts';
import { ReasonCodes } from '#common/domain/documents/actions.ts';

const Note = z.string().max(4000);
const MrzLine = z.string().regex(/^[A-Z0-9<]{44}$/, 'MRZ_LINE');

export const BlankSerial = z.string().regex(/^[A-Z0-9]{4,16}$/, 'BLANK_SERIAL');

export const AllocateBlank = z.object({ serial: BlankSerial }).strict();
export const Print = z
  .object({
    serial: BlankSerial,
    passportNumber: z.string().regex(/^[A-Z]\d{7}$/, 'PASSPORT_NUMBER'),
    issuedOn: PlainDate,
    expiresOn: PlainDate,
    mrz: z.tuple([MrzLine, MrzLine]),
  })
  .strict();
/** The book as it was read back after the print; nothing counts as printed before both are equal. */
export const PrintReadBack = Print.extend({
  readBack: z.tuple([MrzLine, MrzLine]),
  /** Absent in what was recorded before this was asked. */
  manner: ReadManner.optional(),
  /** When the officer last proved who they are; the desk adds it, never a page. */
  provenAt: Instant.optional(),
}).strict();
export const Endorse = z
  .object({ page: z.int().min(4).max(48), text: z.string().trim().min(3).max(400), issuedOn: PlainDate })
  .strict();

export const QUALITY_CHECKS = ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE', 'SIGNATURE'] as const;
export const QcPass = z
  .object({
    checks: z.array(z.enum(QUALITY_CHECKS)),
    /** What the reader found on it; the desk adds it, a page only says that both pictures show one person. */
    chip: z.union([ChipFindings, z.literal(OLD_UNREAD)]).optional(),
    /** What the reader read from the printed book. */
    readBack: z.tuple([MrzLine, MrzLine]),
    manner: ReadManner.optional(),
  })
  .strict();
export const QcFail = z.object({ reasonCodes: ReasonCodes, note: Note }).strict();
export const DeclineQcFail = z.object({ note: Note }).strict();
const Channel = z.enum(['SMS', 'WHATSAPP', 'PHONE', 'COUNTER']);
export const NotifyReady = z.object({ channel: Channel }).strict();
const ShelfPlace = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,9}$/, 'SHELF');
/** Rack and box in which the book waits. */
export const PlaceOnShelf = z.object({ rack: ShelfPlace, box: ShelfPlace }).strict();
/** The weekly count of the shelf: whether the book lies where it should. */
export const CountOnShelf = z.object({ found: z.boolean() }).strict();
export const RemindPickup = z
  .object({ day: z.union([z.literal(14), z.literal(21), z.literal(28)]), channel: Channel })
  .strict();
/** What became of the replaced book, and the paper that says so: revocation, cancellation, police report or BAP. */
export const RecordOldBook = z
  .object({ outcome: z.enum(OLD_BOOK_OUTCOMES), reference: z.string().trim().min(3).max(60) })
  .strict();
/** A second officer looked at the letter of authority and at the identity card of whoever brought it. */
export const CheckProxy = z
  .object({
    collectorName: z.string().trim().min(3).max(120),
    collectorIdentity: z.string().trim().min(4).max(40),
  })
  .strict();
export const HandOver = z
  .object({
    collectorName: z.string().trim().min(3).max(120),
    collectorIdentity: z.string().trim().min(4).max(40),
    relation: z.enum(COLLECTORS),
    proxyLetterSeen: z.boolean(),
    /** The collector's identity card was looked at, and held beside the face. Absent in what was recorded before this was asked. */
    identitySeen: z.boolean().optional(),
    /** Why somebody counts as parent or guardian whom the file names otherwise. */
    relationNote: Note.optional(),
    paymentProofSeen: z.boolean(),
    registerNo: z.string().trim().min(1).max(30),
    signatureId: AttachmentId,
  })
  .strict();
export const VoidUncollected = z.object({ note: Note }).strict();
export const CancelLate = z.object({ reasonCodes: ReasonCodes, note: Note }).strict();
