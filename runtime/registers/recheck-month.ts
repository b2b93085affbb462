import { addDays, plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import type { OfficeSecret } from '#runtime/office/office-secret.ts';

/** Apart from the seeds of the days, which are told while the month still runs. */
export function seedOfMonth(secret: OfficeSecret, office: string, month: string): string {
  return secret.seed(`${office} recheck`, plainDate(`${month}-01`));
}

export function endOfMonth(month: string): PlainDate {
  const next = addDays(plainDate(`${month}-28`), 4);
  return addDays(plainDate(`${next.slice(0, 7)}-01`), -1);
}
