import { v7 } from 'uuid';
import { basename } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Reconciliation, ReconcileReport } from '#common/contract/ipc/gateway.ts';
import { billKey } from '#common/domain/applications/bill-keys.ts';
import {
  knownPaymentColumns,
  PaymentColumns,
  readPaymentList,
  type ListRows,
  type PaymentRow,
} from '#common/domain/gateway/lists.ts';
import { reconcile, type ReconciledLine } from '#common/domain/gateway/reconcile.ts';
import { sumsOf, type ReconciliationTotals } from '#common/domain/registers/reconciliations.ts';
import type { ActionId } from '#common/kernel/ids.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { recordActions } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { findByBills, findSettled } from '#main/records/repositories/open-bills.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { readTable, type Table } from '#runtime/bookings/table.ts';
import {
  dayOf,
  daysOf,
  keepReconciliation,
  readNotReconciled,
  type BookLine,
} from './reconciliation-book.ts';

const FIRST_ROWS = 5;
const COLUMNS_KEPT = 'paymentColumns';

type Chosen = ListRows<PaymentRow> & {
  token: string;
  name: string;
  table: Table;
  columns: PaymentColumns | null;
  /** What was written into the files, until it stands in the book too. */
  written: (BookLine & { report: WrittenReport; totals: ReconciliationTotals }) | null;
};
type WrittenReport = Omit<ReconcileReport, 'isKept'>;

async function keptColumns({ db }: Desk): Promise<PaymentColumns | null> {
  const stored = await readMeta(db, COLUMNS_KEPT);
  return stored === null ? null : PaymentColumns.parse(JSON.parse(stored));
}

function namesAll({ headings }: Table, columns: PaymentColumns): boolean {
  return Object.values(columns).every((heading) => heading === null || headings.includes(heading));
}

/** The treasury's file of a day against the office's files: shown first, then written as actions of the files. */
export function reconcileHandlers(
  desk: Desk,
): Pick<
  Handlers,
  'gateway.choosePayments' | 'gateway.mapPayments' | 'gateway.settlePayments' | 'gateway.daysNotReconciled'
> {
  // One at a time: a second choice replaces the first. The page knows a token; what was read stays here.
  let chosen: Chosen | null = null;

  async function shown({ token, name, table, columns, ...read }: Chosen): Promise<Reconciliation> {
    const { rows, wrong } = read;
    return {
      token,
      name,
      unreadable: wrong.length,
      wrong: wrong.slice(0, FIRST_ROWS),
      headings: table.headings,
      columns: columns ?? knownPaymentColumns(table.headings),
      preview: table.rows.filter((row) => row !== null).slice(0, FIRST_ROWS),
      days: daysOf(rows),
      lines: await against(desk, rows),
    };
  }

  return {
    async 'gateway.choosePayments'(): Promise<Reconciliation | null> {
      const [path] = await desk.dialogs.chooseFiles({
        extensions: ['csv', 'txt', 'xlsx', 'json'],
        isMultiple: false,
      });
      if (path === undefined) return null;
      const table = await readTable(path, 'rows');
      if (table.rows.length === 0) throw new CodedError('FILE_UNREADABLE', { reason: 'EMPTY' });
      const kept = await keptColumns(desk);
      // What the bank wrote last time may not be what this file is: then the known headings are tried.
      const columns = kept && namesAll(table, kept) ? kept : null;
      chosen = {
        token: v7(),
        name: basename(path),
        table,
        columns,
        written: null,
        ...readPaymentList(table.rows, columns),
      };
      return shown(chosen);
    },

    async 'gateway.mapPayments'({ token, columns }): Promise<Reconciliation> {
      if (chosen?.token !== token) throw new CodedError('IMPORT_NOT_FOUND');
      const named = Object.values(columns).filter((heading) => heading !== null);
      const isSound = namesAll(chosen.table, columns) && new Set(named).size === named.length;
      const read = readPaymentList(chosen.table.rows, columns);
      if (!isSound || read.rows.length === 0) {
        throw new CodedError('PAYMENT_COLUMNS_WRONG');
      }
      await writeMeta(desk.db, COLUMNS_KEPT, JSON.stringify(columns));
      await desk.session.audit('IMPORT', 'payments', `columns ${named.join(', ')}`.slice(0, 300));
      chosen = { ...chosen, columns, written: null, ...read };
      return shown(chosen);
    },

    async 'gateway.settlePayments'({ token, days }): Promise<ReconcileReport> {
      if (chosen?.token !== token) throw new CodedError('IMPORT_NOT_FOUND');
      if (days.to > desk.office.today()) throw new CodedError('RECONCILE_DAY_AHEAD');
      const written = (chosen.written ??= await settleAll(desk, chosen));
      const { id, subject, totals, report } = written;
      const isKept = await keepReconciliation(desk, { id, subject }, { days, totals });
      if (isKept && chosen?.token === token) chosen = null;
      return { ...report, isKept };
    },

    async 'gateway.daysNotReconciled'() {
      return { days: await readNotReconciled(desk) };
    },
  };
}

async function settleAll(
  desk: Desk,
  { rows, wrong }: Pick<Chosen, 'rows' | 'wrong'>,
): Promise<NonNullable<Chosen['written']>> {
  const report: WrittenReport = { settled: 0, questioned: 0, refused: [] };
  // Worked out anew: what was settled meanwhile is not settled again.
  const lines = await against(desk, rows);
  for (const line of lines) await settle(desk, line, report);
  const { settled, questioned } = report;
  const refused = report.refused.length;
  await desk.session.audit(
    'IMPORT',
    'payments',
    `settled ${settled} questioned ${questioned} refused ${refused}`,
  );
  const totals = { results: sumsOf(lines), unreadable: wrong.length, settled, questioned, refused };
  return { id: v7(), subject: v7(), report, totals };
}

async function against({ db, office }: Desk, rows: readonly PaymentRow[]): Promise<ReconciledLine[]> {
  const codes = rows.map(({ billingCode }) => billingCode);
  const ntpns = rows.map(({ ntpn }) => ntpn);
  const keys = [...codes.map((code) => billKey('B', code)), ...ntpns.map((ntpn) => billKey('N', ntpn))];
  return reconcile(rows, {
    byBill: await findByBills(db, { codes, ntpns }),
    settled: await findSettled(db, keys),
    feeOf: (file) => office.policy(file.sopId).feeDue(file)?.total ?? null,
  });
}

/** Each line by itself: one that the rules refuse stops none of the others. */
async function settle(desk: Desk, line: ReconciledLine, report: WrittenReport): Promise<void> {
  const action = actionOf(line);
  if (!action || !line.file) return;
  const { id: applicationId, number } = line.file;
  try {
    await desk.db.transaction(async (trx) => {
      const file = await findApplication(trx, applicationId);
      await recordActions(trx, desk.office, {
        applicationId,
        actions: [{ id: v7() as ActionId, ...action }],
        basedOn: file?.version ?? null,
        author: authorOf(desk),
        now: desk.clock.now(),
      });
    });
    if (line.result === 'MATCHED') report.settled += 1;
    else report.questioned += 1;
    desk.emit('files.changed', { applicationIds: [applicationId] });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    report.refused = [...report.refused, { number, code: error.code }];
  }
}

function actionOf({
  result,
  billingCode,
  ntpn,
  amount,
  paidAt,
}: ReconciledLine): { kind: string; payload: object } | null {
  switch (result) {
    case 'MATCHED': {
      const paidOn = dayOf(paidAt);
      return {
        kind: 'applications.recordPayment/1',
        payload: { status: 'SETTLED', billingCode, ntpn, amount, paidOn },
      };
    }
    case 'WRONG_AMOUNT':
    case 'WRONG_PRODUCT':
      return {
        kind: 'applications.questionPayment/1',
        payload: { verdict: result, billingCode, ntpn, amount },
      };
    case 'SETTLED_BEFORE':
    case 'UNKNOWN':
    case 'USED':
      return null;
  }
}
