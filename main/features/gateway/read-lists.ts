import { readPaymentList, readSimkimList } from '#common/domain/gateway/lists.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { readTable } from '#runtime/bookings/table.ts';

type Lists = { simkim: unknown[] | null; payments: unknown[] | null };

/** Which list a file is, is told by its columns: the reading that understands it. Throws FILE_UNREADABLE for neither. */
export async function readLists(paths: readonly string[]): Promise<Lists> {
  const lists: Lists = { simkim: null, payments: null };
  for (const path of paths) {
    const { rows, headings } = await readTable(path, 'rows');
    const name = readSimkimList(rows).rows.length > 0 || isSimkim(headings) ? 'simkim' : 'payments';
    const isRead = name === 'simkim' || readPaymentList(rows).rows.length > 0 || isPayments(headings);
    if (!isRead) throw new CodedError('FILE_UNREADABLE', { reason: 'COLUMNS' });
    lists[name] = [...rows];
  }
  return lists;
}

/** An empty list has its headings still: nothing was issued, or paid, on that day. */
function isSimkim(headings: readonly string[]): boolean {
  return headings.some((heading) => /^(?:passport ?number|no(?:mor)? paspor)$/i.test(heading.trim()));
}

function isPayments(headings: readonly string[]): boolean {
  return headings.some((heading) => /^ntpn$/i.test(heading.trim()));
}
