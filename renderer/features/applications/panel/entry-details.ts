import { z } from 'zod';
import type { TimelineEntry } from '#common/contract/ipc/applications.ts';
import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { Applicant } from '#common/domain/applications/applicant.ts';
import {
  AppType,
  InterviewOutcome,
  PaymentStatus,
  WatchlistResult,
} from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { CheckedField, MismatchCode } from '#common/domain/documents/field-check-schema.ts';
import { PageSide, Unclear } from '#common/domain/documents/page.ts';
import { ReadManner } from '#common/domain/production/read-manner.ts';
import { ClaimOrderEntry } from '#common/domain/queue/actions.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';

const ApplicantField = Applicant.keyof();

/**
 * The parts of any payload that a reader of the history wants to see. Entries are old: a field that is absent or has another shape is
 * simply not shown.
 */
const Readable = z.object({
  reasonCodes: z.array(z.string()).optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  reasonCode: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  reference: z.string().optional().catch(undefined),
  result: z.string().optional().catch(undefined),
  outcome: InterviewOutcome.optional().catch(undefined),
  decision: z.enum(PROPOSABLE).optional().catch(undefined),
  step: z.enum(['DOCUMENTS', 'PHOTO', 'FINGERPRINTS', 'SIGNATURE', 'INTERVIEW']).optional().catch(undefined),
  code: DocCode.optional().catch(undefined),
  to: DocCode.optional().catch(undefined),
  side: PageSide.optional().catch(undefined),
  quality: z.string().optional().catch(undefined),
  unclear: Unclear.optional().catch(undefined),
  missing: z.array(DocCode).optional().catch(undefined),
  requestedDocs: z.array(DocCode).optional().catch(undefined),
  changes: z.record(z.string(), z.unknown()).optional().catch(undefined),
  fields: z.array(z.string()).optional().catch(undefined),
  field: CheckedField.optional().catch(undefined),
  found: z.string().optional().catch(undefined),
  mismatch: MismatchCode.optional().catch(undefined),
  type: AppType.optional().catch(undefined),
  until: PlainDate.optional().catch(undefined),
  nextStepOn: PlainDate.optional().catch(undefined),
  appointment: z.object({ date: PlainDate, time: z.string() }).optional().catch(undefined),
  ticketNumber: z.string().optional().catch(undefined),
  toDesk: z.string().optional().catch(undefined),
  letterNo: z.string().optional().catch(undefined),
  letterRef: z.string().optional().catch(undefined),
  serial: z.string().optional().catch(undefined),
  passportNumber: z.string().optional().catch(undefined),
  collectorName: z.string().optional().catch(undefined),
  registerNo: z.string().optional().catch(undefined),
  retakeReason: z.string().optional().catch(undefined),
  status: PaymentStatus.optional().catch(undefined),
  amount: z.number().optional().catch(undefined),
  onHold: z.array(z.string()).optional().catch(undefined),
  order: ClaimOrderEntry.optional().catch(undefined),
  manner: ReadManner.optional().catch(undefined),
  familyNote: z.string().optional().catch(undefined),
});

export type EntryDetail = { term: string; value: string };

/** Puts an entry's payload into words. */
export function useEntryDetails(): (entry: TimelineEntry) => readonly EntryDetail[] {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();

  return ({ payload }) => {
    const parsed = Readable.safeParse(payload);
    if (!parsed.success) return [];
    const found = parsed.data;
    const codes = [...(found.reasonCodes ?? []), ...(found.reasonCode ? [found.reasonCode] : [])];
    const documents = [
      ...(found.code ? [found.code] : []),
      ...(found.missing ?? []),
      ...(found.requestedDocs ?? []),
    ];
    const changed = found.fields ?? (found.field ? [found.field] : Object.keys(found.changes ?? {}));
    const until = found.until ?? found.nextStepOn;
    const result = [
      found.outcome && t(`labels.outcome.${found.outcome}`),
      found.status && t(`labels.payment.${found.status}`),
      resultWord(found.result),
    ];
    const rows: [string, string | undefined][] = [
      [t('history.field.ticket'), found.ticketNumber],
      [t('history.field.decision'), found.decision && t(`labels.proposal.${found.decision}`)],
      [t('history.field.result'), result.filter(Boolean).join(', ')],
      [
        t('history.field.reasons'),
        [...codes.map(reason), ...(found.reason ? [reason(found.reason)] : [])].join(', '),
      ],
      [t('history.field.documents'), documents.map((code) => t(`labels.document.${code}`)).join(', ')],
      [t('history.field.to'), found.to && t(`labels.document.${found.to}`)],
      [t('history.field.side'), found.side && t(`labels.pageSide.${found.side}`)],
      [t('history.field.quality'), found.quality],
      [
        t('history.field.unclear'),
        found.unclear && [reason(found.unclear.reasonCode), found.unclear.note].filter(Boolean).join(' – '),
      ],
      [t('history.field.changed'), changed.map(fieldWord).join(', ')],
      [t('history.field.found'), found.found],
      [t('history.field.mismatch'), found.mismatch && t(`documents.mismatch.${found.mismatch}`)],
      [t('history.field.type'), found.type && t(`labels.type.${found.type}`)],
      [t('history.field.step'), found.step && t(`labels.correctionStep.${found.step}`)],
      [t('history.field.until'), until && format.date(until)],
      [
        t('history.field.schedule'),
        found.appointment && `${format.date(found.appointment.date)} ${found.appointment.time}`,
      ],
      [
        t('approval.order.detail'),
        found.order &&
          t('approval.order.detailText', {
            count: found.order.ahead,
            why: t(`approval.order.why.${found.order.why}`),
          }),
      ],
      [t('history.field.toDesk'), found.toDesk],
      [t('history.field.letter'), found.letterNo ?? found.letterRef],
      [t('history.field.reference'), found.reference],
      [t('history.field.amount'), found.amount === undefined ? undefined : formatMoney(found.amount)],
      [t('history.field.blank'), found.serial],
      [t('history.field.passport'), found.passportNumber],
      [t('history.field.readBack'), found.manner && t(`labels.readManner.${found.manner}`)],
      [t('history.field.collector'), found.collectorName],
      [t('history.field.register'), found.registerNo],
      [t('history.field.retake'), found.retakeReason],
      [t('history.field.onHold'), found.onHold?.join(', ')],
      [t('history.field.note'), found.note ?? found.familyNote],
    ];
    return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
  };

  function resultWord(result: string | undefined): string | undefined {
    const watchlist = WatchlistResult.safeParse(result);
    if (watchlist.success) return t(`labels.watchlist.${watchlist.data}`);
    return result === 'DUPLICATE' ? t('actions.form.adjudicationDuplicate') : undefined;
  }

  function fieldWord(name: string): string {
    const field = ApplicantField.safeParse(name);
    return field.success ? t(`labels.applicantField.${field.data}`) : name;
  }
}
