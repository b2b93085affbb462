import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
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
export const Endorse = z
  .object({ page: z.int().min(4).max(48), text: z.string().trim().min(3).max(400), issuedOn: PlainDate })
  .strict();

export const QUALITY_CHECKS = ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE', 'SIGNATURE'] as const;
export const QcPass = z
  .object({
    checks: z.array(z.enum(QUALITY_CHECKS)),
    /** What the reader read from the printed book. */
    readBack: z.tuple([MrzLine, MrzLine]),
  })
  .strict();
export const QcFail = z.object({ reasonCodes: ReasonCodes, note: Note }).strict();
export const NotifyReady = z.object({ channel: z.enum(['SMS', 'WHATSAPP', 'PHONE', 'COUNTER']) }).strict();
export const HandOver = z
  .object({
    collectorName: z.string().trim().min(3).max(120),
    collectorIdentity: z.string().trim().min(4).max(40),
    relation: z.enum(['SELF', 'FAMILY_SAME_KK', 'PARENT', 'PROXY']),
    proxyLetterSeen: z.boolean(),
    paymentProofSeen: z.boolean(),
    registerNo: z.string().trim().min(1).max(30),
    signatureId: AttachmentId,
  })
  .strict();
export const VoidUncollected = z.object({ note: Note }).strict();
export const CancelLate = z.object({ reasonCodes: ReasonCodes, note: Note }).strict();
