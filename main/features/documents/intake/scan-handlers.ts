import { CodedError } from '#common/contract/coded-error.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { ScanChoice, Scanner, ScanResult } from '#common/contract/ipc/intake.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { checkMayWork } from '#main/features/applications/may-work.ts';
import type { Desk } from '#main/features/desk.ts';
import { storeAttachment } from '#main/features/documents/store-attachment.ts';
import { ScannerLink, type Patience } from './escl/scanner-link.ts';

type Mine = 'documents.scanners' | 'documents.scannerOffer' | 'documents.scan' | 'documents.cancelScan';

/** Scanning from a network scanner. One scan at a time: this PC has one officer. */
export function scanHandlers(desk: Desk, patience?: Patience): Pick<Handlers, Mine> {
  let running: AbortController | null = null;
  const linkTo = (scannerId: string) => new ScannerLink(getScanner(desk, scannerId), patience);

  return {
    async 'documents.scanners'() {
      return desk.preferences.intake().scanners.map(({ id, name }) => ({ id, name }));
    },

    async 'documents.scannerOffer'({ scannerId }) {
      const offer = await linkTo(scannerId).offer();
      return { offer, last: desk.preferences.intake().choices[scannerId] ?? null };
    },

    async 'documents.scan'({ applicationId, scannerId, choice }) {
      await checkMayWork(desk, applicationId);
      if (running) throw new CodedError('SCAN_RUNNING');
      const link = linkTo(scannerId);
      running = new AbortController();
      try {
        remember(desk, scannerId, choice);
        return await scanInto(desk, applicationId, (onPage) =>
          link.scan(choice, onPage, (running as AbortController).signal),
        );
      } finally {
        running = null;
      }
    },

    async 'documents.cancelScan'() {
      running?.abort();
      return null;
    },
  };
}

type Run = (onPage: (bytes: Buffer, index: number) => Promise<void>) => Promise<void>;

/** Each page is stored before the next is asked for: what a jam leaves is whole. */
async function scanInto(desk: Desk, applicationId: ApplicationId, run: Run): Promise<ScanResult> {
  const pages: StoredAttachment[] = [];
  try {
    await run(async (bytes, index) => {
      pages.push(await storeAttachment(desk, applicationId, bytes).catch(asScanned));
      desk.emit('scan.progress', { pages: index + 1 });
    });
    return { pages, problem: null };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { code, details } = error;
    desk.log.warn('scan stopped', { code, pages: pages.length });
    return { pages, problem: details ? { code, details } : { code } };
  }
}

/** To the officer a page that is no whole picture is the scanner's doing, not a bad file. */
function asScanned(error: unknown): never {
  const isBroken = error instanceof CodedError && ['FILE_CUT_OFF', 'FILE_UNREADABLE'].includes(error.code);
  throw isBroken ? new CodedError('SCANNER_PAGE_CUT') : error;
}

function getScanner(desk: Desk, id: string): Scanner {
  const found = desk.preferences.intake().scanners.find((scanner) => scanner.id === id);
  if (!found) throw new CodedError('NOT_FOUND');
  return found;
}

function remember({ preferences }: Desk, scannerId: string, choice: ScanChoice): void {
  const intake = preferences.intake();
  preferences.setIntake({ ...intake, choices: { ...intake.choices, [scannerId]: choice } });
}
