import type { DrawnSize, SystemPrinter } from '#common/contract/ipc/printing.ts';
import type { PaperSize } from '#common/domain/printing/paper.ts';

/** The printers of this PC. `print` sends what the page has drawn and fails with a `CodedError`. */
export type PrinterPort = {
  list(): Promise<readonly SystemPrinter[]>;
  print(printer: string, size: PaperSize, drawn: DrawnSize): Promise<void>;
  /** The system's own dialog; resolves when it is closed, whatever was chosen. */
  printByDialog(): Promise<void>;
};
