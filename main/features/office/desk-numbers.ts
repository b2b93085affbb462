import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { nextCount } from '#main/records/repositories/small-tables.ts';
import type { OfficeContext } from './office-context.ts';

/**
 * The numbers that a desk gives out by itself. Where several desks share an office each number carries the desk's own, so
 * that two desks without their hub never give the same.
 */
export async function nextTicketNumber(
  trx: DeskDatabase,
  office: OfficeContext,
  { lane, prefix }: { lane: string; prefix: string },
): Promise<string> {
  const count = await nextCount(trx, `ticket-${lane}`, office.today());
  return prefix + markOf(office) + String(count).padStart(3, '0');
}

export async function nextWalkInNumber(trx: DeskDatabase, office: OfficeContext): Promise<string> {
  const day = office.today();
  const count = await nextCount(trx, 'walk-in', day);
  const mark = office.hub ? markOf(office).padStart(3, '0') : '';
  return `WI${day.replaceAll('-', '')}${mark}${String(count).padStart(4, '0')}`;
}

export async function nextRegisterNumber(trx: DeskDatabase, office: OfficeContext): Promise<string> {
  const day = office.today();
  const count = await nextCount(trx, 'register', day);
  const mark = office.hub ? `${markOf(office)}-` : '';
  return `${day.replaceAll('-', '')}-${mark}${String(count).padStart(4, '0')}`;
}

function markOf({ hub }: OfficeContext): string {
  return hub ? String(hub.deskNumber) : '';
}
