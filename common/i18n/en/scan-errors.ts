import { type scanErrors as id } from '../id/scan-errors.ts';

export const scanErrors: typeof id = {
  PAGE_UNKNOWN: {
    what: 'That page is not part of this document.',
    next: 'Open the file again: the page may have been moved or taken out.',
  },
  PAGE_ALREADY_FILED: {
    what: 'The same page is already part of this document.',
    next: 'It need not be added again. If another side or page was meant, choose that file.',
  },
  FILE_IS_TIFF: {
    what: 'This is a TIFF file, which cannot be shown here.',
    next: 'Set the scanner to JPEG or PDF and scan again.',
  },
  FILE_CUT_OFF: {
    what: 'The file breaks off: its end is missing.',
    next: 'Wait until the scanner has finished writing, or scan again.',
  },
  FILE_CARRIES_MORE: {
    what: 'Something else is hidden behind the end of this picture, so it is not taken.',
    next: 'Scan or photograph the document itself and add that.',
  },
  PICTURE_TOO_LARGE: {
    what: 'The picture has more than {{maxMegapixels}} megapixels.',
    next: 'Scan again at a lower resolution, for example 300 dpi.',
  },
  PDF_LOCKED: {
    what: 'This PDF is locked with a password.',
    next: 'Ask for it without a password, or scan the printed paper.',
  },
  PDF_ACTIVE: {
    what: 'This PDF carries a program, an active form or another file, so it is not taken.',
    next: 'Scan the printed paper, or ask for a plain PDF that holds pages only.',
  },
  PDF_TOO_LONG: {
    what: 'This PDF has more than {{maxPages}} pages.',
    next: 'Add only the pages that are needed.',
  },
  FOLDER_UNREACHABLE: {
    what: 'The scanner’s folder cannot be opened.',
    next: 'Check the network and the scanner. If it stays so, ask IT to choose the folder again.',
  },
  FOLDER_READ_ONLY: {
    what: 'The folder cannot be written to, so that taken files could not be moved away.',
    next: 'Choose another folder, or let the program write to it.',
  },
  TRAY_FILE_GONE: {
    what: 'The file is no longer in the scanner’s folder.',
    next: 'Look at the list again; it may have been taken elsewhere. Scan again if need be.',
  },
  TRAY_FILE_CHANGED: {
    what: 'The file changed after it was stored, so it was left in the folder.',
    next: 'Look at it again; the scanner may have written a new page under the same name.',
  },
  TRAY_FILE_NOT_FILED: {
    what: 'The file is not a page of an application yet, so it was left in the folder.',
    next: 'File it under a document first.',
  },
  SCANNER_ADDRESS_INVALID: {
    what: 'The scanner’s address cannot be read.',
    next: 'Write it like http://192.168.1.20 or https://scanner-name.local.',
  },
  SCANNER_ADDRESS_NOT_LOCAL: {
    what: 'That address lies outside the office’s network.',
    next: 'Use the address of a scanner in the office’s own network.',
  },
  SCANNER_KNOWN: {
    what: 'A scanner with that address is already listed.',
    next: 'Use the one that is there, or remove it first.',
  },
  SCANNER_UNREACHABLE: {
    what: 'The scanner does not answer ({{reason}}).',
    next: 'Make sure that it is switched on and connected, then try again.',
  },
  SCANNER_BUSY: {
    what: 'The scanner is in use.',
    next: 'Wait until it has finished, then scan again.',
  },
  SCANNER_FEEDER_EMPTY: {
    what: 'The feeder is empty.',
    next: 'Put paper into the feeder, or scan from the glass.',
  },
  SCANNER_JAM: {
    what: 'Paper is stuck in the feeder.',
    next: 'Take it out, straighten it and scan again the pages that are not here yet.',
  },
  SCANNER_COVER_OPEN: {
    what: 'The scanner’s cover is open.',
    next: 'Close it and scan again.',
  },
  SCANNER_STOPPED: {
    what: 'The scanner has stopped and waits for somebody ({{reason}}).',
    next: 'Look at its display, switch it off and on if need be, then scan again.',
  },
  SCANNER_REFUSED: {
    what: 'The scanner refused the request (status {{status}}).',
    next: 'Try other settings. If it stays so, ask IT to look at the scanner.',
  },
  SCANNER_ANSWER_UNREADABLE: {
    what: 'The scanner’s answer cannot be understood.',
    next: 'Make sure that the address belongs to a scanner with AirScan (eSCL). Ask IT.',
  },
  SCANNER_PAGE_CUT: {
    what: 'A page did not arrive whole from the scanner.',
    next: 'Scan that page again.',
  },
  SCANNER_CERTIFICATE_CHANGED: {
    what: 'The scanner shows another certificate than when it was added.',
    next: 'Do not scan. Ask IT to look into it and to add the scanner again.',
  },
  SCANNER_TOO_MANY_PAGES: {
    what: 'The scanner sent more than {{maxPages}} pages; the scan was stopped.',
    next: 'The pages so far are kept. Scan the rest separately.',
  },
  SCAN_CANCELLED: {
    what: 'The scan was cancelled.',
    next: 'The pages so far are kept. Scan again if need be.',
  },
  SCAN_RUNNING: {
    what: 'Another scan on this computer has not finished.',
    next: 'Wait for it, or cancel it first.',
  },
};
