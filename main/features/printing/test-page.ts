import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PaperSize } from '#common/domain/printing/paper.ts';
import type { Desk } from '#main/features/desk.ts';

/** At once or not at all: a test that waits in the line tells nothing. Rejects when the page does not come out. */
export async function printTestPage(desk: Desk, size: PaperSize): Promise<null> {
  const { printers, printing, preferences, session } = desk;
  const printer = preferences.printers()[size];
  const isThere = (await printers.list()).some(({ name }) => name === printer);
  if (printer === null || !isThere) throw new CodedError('PRINTER_AWAY');
  await session.audit('DESK', 'printer', `test page ${size}`);
  await printing.onPaper({ id: v7(), ref: { paper: 'TEST_PAGE', printer }, size, copy: 0 }, (drawn) =>
    printers.print(printer, size, drawn),
  );
  return null;
}
