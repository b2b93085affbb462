import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { Applicant } from '#common/domain/applications/applicant.ts';
import {
  AppType,
  PassportKind,
  PaymentStatus,
  PriorityReason,
  ServiceLane,
  SpecialRescheduleReason,
} from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';

export const Slot = z
  .object({ date: PlainDate, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'TIME') })
  .strict();
export type Slot = z.infer<typeof Slot>;

export const PaymentEntry = z
  .object({
    status: PaymentStatus,
    billingCode: z
      .string()
      .regex(/^\d{15}$/, 'BILLING_CODE')
      .nullable(),
    ntpn: z
      .string()
      // Its length is the office's to say: `ntpnLength`.
      .regex(/^[A-Z0-9]{8,32}$/, 'NTPN')
      .nullable(),
    amount: z.int().min(0).max(20_000_000),
    paidOn: PlainDate.nullable(),
  })
  .strict();
export type PaymentEntry = z.infer<typeof PaymentEntry>;

export const BookPages = z.union([z.literal(24), z.literal(48)]);
export type BookPages = z.infer<typeof BookPages>;

const Opening = z
  .object({
    // Its form is the office's to say: `applicationNumberPattern`.
    number: z.string().regex(/^[A-Z0-9]{4,40}$/, 'APPLICATION_NUMBER'),
    sopId: z.string().min(1),
    type: AppType,
    lane: ServiceLane,
    priorityReason: PriorityReason.nullable(),
    kind: PassportKind,
    validityYears: z.union([z.literal(5), z.literal(10)]),
    pages: BookPages,
    applicant: Applicant,
    payment: PaymentEntry,
    uploaded: z.array(DocCode),
  })
  .strict();

export const ImportBooking = Opening.extend({ appointment: Slot.nullable() });
export type ImportBooking = z.infer<typeof ImportBooking>;

export const RegisterWalkIn = Opening.extend({ ticketNumber: z.string().min(1).max(10) });
export type RegisterWalkIn = z.infer<typeof RegisterWalkIn>;

export const Reschedule = z.object({ appointment: Slot }).strict();
export const SpecialReschedule = z
  .object({ appointment: Slot, reason: SpecialRescheduleReason, note: z.string().max(1000) })
  .strict();
export const CheckIn = z
  .object({ ticketNumber: z.string().min(1).max(10), overrideNote: z.string().max(1000).nullable() })
  .strict();
export const Nothing = z.object({}).strict();
