import type { FileView } from '#common/contract/ipc/applications.ts';
import type { FilePaper } from '#common/domain/printing/paper.ts';
import { ShortageSheet } from './shortage/shortage-sheet.tsx';
import { CancellationLetter, RefusalLetter } from './sheets/decision-letters.tsx';
import { BookDataSheet } from './sheets/book-data-sheet.tsx';
import { BapPaper, OpinionPaper } from './sheets/examination-papers.tsx';
import { Receipt } from './sheets/receipt.tsx';
import { FolderLabel, QueueTicket, ReceiptSlip } from './sheets/slips.tsx';
import { SuspensionLetter } from './sheets/suspension-letter.tsx';

type FileSheetProps = { paper: FilePaper; view: FileView; copy: number };

/** The paper of a file as it comes out of the printer; nothing where the file does not have it. */
export function FileSheet({ paper, view, copy }: FileSheetProps) {
  switch (paper) {
    case 'SHORTAGE':
      return <ShortageSheet view={view} copy={copy} />;
    case 'RECEIPT':
      return <Receipt view={view} copy={copy} />;
    case 'BOOK_DATA':
      return <BookDataSheet view={view} copy={copy} />;
    case 'SUSPENSION':
      return <SuspensionLetter view={view} copy={copy} />;
    case 'REFUSAL':
      return <RefusalLetter view={view} copy={copy} />;
    case 'CANCELLATION':
      return <CancellationLetter view={view} copy={copy} />;
    case 'BAP':
      return <BapPaper view={view} copy={copy} />;
    case 'OPINION':
      return <OpinionPaper view={view} copy={copy} />;
    case 'TICKET':
      return <QueueTicket view={view} copy={copy} />;
    case 'RECEIPT_SLIP':
      return <ReceiptSlip view={view} copy={copy} />;
    case 'FOLDER_LABEL':
      return <FolderLabel view={view} copy={copy} />;
  }
}
