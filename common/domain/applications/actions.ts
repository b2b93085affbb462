import { z } from 'zod';
import { AppType } from './vocabulary.ts';
import { PaymentEntry } from '#common/domain/appointments/actions.ts';

const Note = z.string().max(4000);

export const RecordPayment = PaymentEntry;
export const RecordAdditionalPayment = PaymentEntry.omit({ status: true }).extend({
  ntpn: PaymentEntry.shape.ntpn.unwrap(),
  amount: z.int().min(1).max(20_000_000),
});
export const WaiveFee = z
  .object({
    kind: z.enum(['SURCHARGE_FORCE_MAJEURE', 'ZERO_RATE']),
    letterRef: z.string().trim().min(1).max(80),
    note: Note,
  })
  .strict();
export const Expire = z.object({ reasonCode: z.string().max(60) }).strict();
export const FreeText = z.object({ note: Note }).strict();

/** The type under which the file should have been booked. */
export const ChangeType = z.object({ type: AppType, note: Note }).strict();
