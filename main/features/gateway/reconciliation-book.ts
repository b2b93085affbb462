import type { AppendEntry } from '#common/contract/hub/registers.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  daysNotReconciled,
  RECONCILIATIONS,
  type FileDays,
  type ReconciliationTotals,
} from '#common/domain/registers/reconciliations.ts';
import { localDate } from '#common/kernel/instant.ts';
import { isPlainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import type { Desk } from '#main/features/desk.ts';
import { readRegister, writeEntry } from '#main/features/registers/office-registers.ts';
import { firstActionAt } from '#main/records/repositories/actions.ts';

/** The line's own id, so that asking again writes it once. */
export type BookLine = Pick<AppendEntry, 'id' | 'subject'>;

const AWAY: ReadonlySet<string> = new Set(['HUB_UNREACHABLE', 'HUB_SIGN_IN_NEEDED']);

/** Whether the line stands in the book; false while the hub that keeps it cannot be asked. */
export async function keepReconciliation(
  desk: Desk,
  line: BookLine,
  { days, totals }: { days: FileDays; totals: ReconciliationTotals },
): Promise<boolean> {
  try {
    await writeEntry(desk, {
      ...line,
      register: 'reconciliations',
      kind: 'record/1',
      basedOn: 0,
      payload: { days, ...totals },
    });
    return true;
  } catch (error) {
    if (error instanceof CodedError && AWAY.has(error.code)) return false;
    throw error;
  }
}

export async function readNotReconciled(desk: Desk): Promise<PlainDate[]> {
  const policy = desk.office.policy();
  const firstAt = await firstActionAt(desk.db);
  return daysNotReconciled(await readRegister(desk, RECONCILIATIONS), {
    today: desk.office.today(),
    firstDay: firstAt && localDate(firstAt, policy.utcOffsetMinutes),
    isWorkingDay: (day) => policy.viewing.isWorkingDay(day),
  });
}

/** From the first to the last day that the rows tell. */
export function daysOf(rows: readonly { paidAt: string }[]): FileDays | null {
  const days = rows.flatMap(({ paidAt }) => dayOf(paidAt) ?? []).toSorted();
  const [from] = days;
  const to = days.at(-1);
  return from && to ? { from, to } : null;
}

/** `2026-03-01 …` and `01-03-2026 …`; null for any other way of writing. */
export function dayOf(paidAt: string): PlainDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(paidAt);
  const local = /^(\d{2})[-/](\d{2})[-/](\d{4})/.exec(paidAt);
  const text = iso ? iso[0] : local ? `${local[3]}-${local[2]}-${local[1]}` : '';
  return isPlainDate(text) ? (text as PlainDate) : null;
}
