import type { PlainDate } from '#common/kernel/plain-date.ts';
import { billsOf, findDifferences, isIssuedOn } from '#common/domain/gateway/differences.ts';
import { readPaymentList, readSimkimList } from '#common/domain/gateway/lists.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import type { Store } from '#hub/store/database.ts';
import { saveComparison } from '#hub/store/gateway-differences.ts';
import {
  filesNamed,
  findPaymentList,
  findSimkimList,
  paymentsFor,
  saveList,
} from '#hub/store/gateway-lists.ts';
import type { EntryError } from './central-gateway.ts';
import { storeProblems } from './problems.ts';

type Where = { hub: HubContext; officeId: string };
type NewList = { source: ListSource; day: PlainDate; rows: readonly unknown[] };

/** Keeps a day's list as far as it can be read and stored. Returns the rows that cannot. */
export async function keepList(
  trx: Store,
  { hub, officeId }: Where,
  { source, day, rows: given }: NewList,
): Promise<EntryError[]> {
  const clean = given.map((row) => (isStorable(row) ? row : null));
  const { rows, wrong } = source === 'SIMKIM' ? readSimkimList(clean) : readPaymentList(clean);
  await saveList(trx, officeId, { source, day, rows, at: hub.clock.now() });
  const subject = `${source} ${day}`;
  const errors = wrong.map(({ row, field }) => ({
    row,
    subject: `${subject} #${row}`,
    ...(clean[row - 1] === given[row - 1]
      ? { field, code: 'ENTRY_UNREADABLE' }
      : { field: '', code: 'ENTRY_UNSTORABLE' }),
  }));
  await storeProblems(trx, { hub, officeId }, { kind: 'LIST' }, errors);
  return errors;
}

/** Compares a day when both of its lists are there; false when one is missing. */
export async function compareDay(trx: Store, { hub, officeId }: Where, day: PlainDate): Promise<boolean> {
  const simkim = await findSimkimList(trx, officeId, day);
  const payments = await findPaymentList(trx, officeId, day);
  if (!simkim || !payments) return false;
  const files = await filesNamed(trx, officeId, {
    day,
    numbers: simkim.map(({ number }) => number),
    billingCodes: payments.map(({ billingCode }) => billingCode),
  });
  const billingCodes = files.flatMap((file) => billsOf(file).map(({ billingCode }) => billingCode));
  const earlier = await paymentsFor(trx, officeId, { billingCodes, otherThan: day });
  const differences = findDifferences({ day, files, simkim, payments, earlier });
  const compared = {
    day,
    ranAt: hub.clock.now(),
    files: files.filter((file) => isIssuedOn(file, day)).length,
    issued: simkim.length,
    payments: payments.length,
  };
  await saveComparison(trx, officeId, compared, differences);
  return true;
}
