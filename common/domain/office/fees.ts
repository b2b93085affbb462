import type { AppType, PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import type { FeeCode, FeeSchedule, FeeTable, Rupiah, ValidityYears, ZeroRateReason } from './fee-schema.ts';

export type FeeInput = {
  /** The day that decides which tariff is in force. */
  on: PlainDate;
  type: AppType;
  lane: ServiceLane;
  kind: PassportKind;
  years: ValidityYears;
  /** Accepted letter of force majeure: waives the surcharge, never the passport fee. */
  forceMajeure?: boolean;
  damagedInIssuance?: boolean;
  zeroRate?: ZeroRateReason | null;
  /** Data change printed on the endorsement page of the old book: no new book, no passport fee. */
  endorsementOnly?: boolean;
  /** Lost or damaged books, each with its surcharge. */
  books?: number;
};

export type FeeItem = { code: FeeCode; amount: Rupiah };
export type Fee = { items: FeeItem[]; total: Rupiah; tableId: string };

export type FeeError = 'NO_FEE_TABLE' | 'ACCELERATED_TYPE_NOT_ALLOWED' | 'ZERO_RATE_NOT_ALLOWED';

/** What the state asks for one application, in rupiah. There is no late fee, and no refund once it is paid. */
export function feeFor(input: FeeInput, schedule: FeeSchedule): Result<Fee, FeeError> {
  const table = findFeeTable(input.on, schedule);
  if (table === null) return err('NO_FEE_TABLE');
  const accelerated = input.lane === 'ACCELERATED';
  if (accelerated && !schedule.acceleratedTypes.value.includes(input.type)) {
    return err('ACCELERATED_TYPE_NOT_ALLOWED');
  }
  if (!isZeroRateAllowed(input, schedule)) return err('ZERO_RATE_NOT_ALLOWED');
  const items = [
    ...bookItems(input, table),
    ...(accelerated ? [itemOf(table.accelerated)] : []),
    ...surchargeItems(input, table),
    ...(input.type === 'DATA_CHANGE' ? [itemOf(table.dataChange)] : []),
  ];
  return ok({ items, total: items.reduce((sum, item) => sum + item.amount, 0), tableId: table.id });
}

/** The latest table that is in force on the day, or null before the first one. */
export function findFeeTable(on: PlainDate, schedule: FeeSchedule): FeeTable | null {
  const inForce = schedule.tables.filter((table) => table.effectiveFrom <= on);
  return inForce.reduce<FeeTable | null>(
    (latest, table) => (latest === null || table.effectiveFrom > latest.effectiveFrom ? table : latest),
    null,
  );
}

function isZeroRateAllowed({ zeroRate, kind, years }: FeeInput, schedule: FeeSchedule): boolean {
  if (zeroRate === undefined || zeroRate === null) return true;
  return schedule.zeroRates.some(
    (rule) => rule.reason === zeroRate && rule.kind === kind && (rule.years === null || rule.years === years),
  );
}

function bookItems(input: FeeInput, table: FeeTable): FeeItem[] {
  if (input.type === 'DATA_CHANGE' && input.endorsementOnly) return [];
  const book = table.books.find(({ kind, years }) => kind === input.kind && years === input.years);
  if (book === undefined) {
    throw new Error(`Table ${table.id} has no ${input.kind} book for ${input.years} years`);
  }
  return [{ code: book.code, amount: input.zeroRate ? 0 : book.amount }];
}

function surchargeItems(input: FeeInput, table: FeeTable): FeeItem[] {
  const waived = input.forceMajeure === true || input.damagedInIssuance === true;
  const surcharge = table.surcharges.find(({ type }) => type === input.type);
  if (surcharge === undefined || waived) return [];
  return Array.from({ length: input.books ?? 1 }, () => itemOf(surcharge));
}

function itemOf({ code, amount }: FeeItem): FeeItem {
  return { code, amount };
}
