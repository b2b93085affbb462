import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { DifferencesReply, GatewayReport } from '#common/contract/hub/gateway.ts';
import type { CentreState } from '#common/domain/gateway/centre.ts';
import type { CentreResult } from '#common/domain/gateway/result.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import { PaymentColumns } from '#common/domain/gateway/lists.ts';
import { FileDays } from '#common/domain/registers/reconciliations.ts';
import type { ReconciledLine } from '#common/domain/gateway/reconcile.ts';
import { channel } from './channel.ts';
import type { ErrorCode } from './reply.ts';

/** What the page is told of a result: whom it is about it knows already. */
export type OfferedResult = {
  [K in CentreResult['kind']]: Omit<Extract<CentreResult, { kind: K }>, 'nik' | 'number'>;
}[CentreResult['kind']];

/** A treasury's file held against the office's files; nothing is written yet. */
export type Reconciliation = {
  token: string;
  name: string;
  /** Rows that are no payment. */
  unreadable: number;
  /** The first of them, and the column that could not be read. */
  wrong: readonly { row: number; field: string }[];
  headings: readonly string[];
  /** The column of each field as this file was read; null where none was found. */
  columns: Readonly<Record<keyof PaymentColumns, string | null>>;
  /** The first rows as they stand in the file. */
  preview: readonly Readonly<Record<string, string>>[];
  /** From the first to the last day on which something was paid; null where no row tells one. */
  days: FileDays | null;
  lines: readonly ReconciledLine[];
};
export type ReconcileReport = {
  settled: number;
  questioned: number;
  refused: readonly { number: string; code: ErrorCode }[];
  /** Stands in the office's book. Not while its hub is away: asked again, only the book is written. */
  isKept: boolean;
};

const Explanation = z.string().trim().min(5).max(300);

export const gatewayChannels = {
  /** Reads the treasury's file of a day; null when none was chosen. */
  'gateway.choosePayments': channel<Reconciliation | null>()('payments.reconcile', z.object({}).strict()),
  /** Reads the chosen file anew by these columns, and keeps them on this desk once they read a payment. Throws PAYMENT_COLUMNS_WRONG. */
  'gateway.mapPayments': channel<Reconciliation>()(
    'payments.reconcile',
    z.object({ token: z.uuid(), columns: PaymentColumns }).strict(),
  ),
  /**
   * Settles what matches and questions what does not, each as an action of its file, and writes days and totals into the office's book.
   * Throws RECONCILE_DAY_AHEAD.
   */
  'gateway.settlePayments': channel<ReconcileReport>()(
    'payments.reconcile',
    z.object({ token: z.uuid(), days: FileDays }).strict(),
  ),
  /** Working days that are over and whose payments nobody has held against the files, oldest first. */
  'gateway.daysNotReconciled': channel<{ days: readonly PlainDate[] }>()(
    'payments.reconcile',
    z.object({}).strict(),
  ),
  /** As the hub last told it; null for a desk that has not been told. */
  'gateway.centre': channel<CentreState | null>()('office.read', z.object({}).strict()),
  /** What the centre says of a file and an officer may take over. Empty without a hub, and while it is away. */
  'gateway.results': channel<readonly OfferedResult[]>()(
    'case.read',
    z.object({ applicationId: ApplicationId }).strict(),
  ),
  'gateway.report': channel<GatewayReport>()('office.outage', z.object({}).strict()),
  'gateway.closeProblem': channel<null>()(
    'office.outage',
    z.object({ id: z.uuid(), note: Explanation }).strict(),
  ),
  /** What the centre refused of a file waits to be sent again; its problem is closed. */
  'gateway.resendStatus': channel<null>()('office.outage', z.object({ id: z.uuid() }).strict()),
  'gateway.differences': channel<DifferencesReply>()(
    'office.outage',
    z.object({ day: PlainDate.nullable() }).strict(),
  ),
  'gateway.explain': channel<null>()(
    'office.outage',
    z.object({ day: PlainDate, key: z.string().min(1).max(200), note: Explanation }).strict(),
  ),
  /** Brings lists of a day from files; which list a file is, its columns say. Null when none was chosen. */
  'gateway.bringLists': channel<{
    sources: readonly ListSource[];
    isCompared: boolean;
    wrong: number;
  } | null>()('office.outage', z.object({ day: PlainDate }).strict()),
  'gateway.saveDifferences': channel<{ saved: boolean }>()(
    'office.outage',
    z.object({ day: PlainDate, headings: z.array(z.string().max(60)).length(7) }).strict(),
  ),
};
