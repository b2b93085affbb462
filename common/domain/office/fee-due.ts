import type { Application } from '#common/domain/applications/application.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { FeeSchedule, ZeroRateReason } from './fee-schema.ts';
import { feeFor, type Fee, type FeeInput } from './fees.ts';

/**
 * What the state asks for a file: the tariff of the day on which the bill was paid, else of the day on which the file was
 * opened. A rest that is paid later does not move the file to a newer tariff. Null where no tariff fits.
 */
export function feeDue(file: Application, schedule: FeeSchedule, utcOffsetMinutes: number): Fee | null {
  const opened = localDate(file.createdAt, utcOffsetMinutes);
  const hasWaiver = (kind: Application['waivers'][number]['kind']) =>
    file.waivers.some((waiver) => waiver.kind === kind);
  const input: FeeInput = {
    on: opened,
    type: file.type,
    lane: file.lane,
    kind: file.kind,
    years: file.validityYears,
    forceMajeure: hasWaiver('SURCHARGE_FORCE_MAJEURE'),
    endorsementOnly: file.endorsement,
    zeroRate: hasWaiver('ZERO_RATE') ? zeroRateOf(file, schedule) : null,
  };
  const onPaymentDay = file.payment.paidOn
    ? feeFor({ ...input, on: file.payment.paidOn }, schedule)
    : feeFor(input, schedule);
  // A day of payment before the first tariff can only be a slip of the pen.
  const fee = onPaymentDay.ok ? onPaymentDay : feeFor(input, schedule);
  return fee.ok ? fee.value : null;
}

/** The section head has decided that the fee is waived; which of the fitting reasons it was stands in the letter. */
function zeroRateOf(file: Application, schedule: FeeSchedule): ZeroRateReason | null {
  const fits = schedule.zeroRates.find(
    ({ kind, years }) => kind === file.kind && (years === null || years === file.validityYears),
  );
  return fits?.reason ?? null;
}
