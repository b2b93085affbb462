import type { ScannerTest } from '#common/contract/ipc/health.ts';
import type { ScanChoice, Scanner, ScannerOffer } from '#common/contract/ipc/intake.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { ScannerLink, type Patience } from '#main/features/documents/intake/escl/scanner-link.ts';
import { inspectFile } from '#main/features/documents/intake/inspect-file.ts';

/**
 * What a scanner says that it can, and one page of it, the smallest that it offers: from the feeder when paper lies there, else from the
 * glass. The page is looked at and forgotten. What goes wrong is part of the answer.
 */
export async function testScanner(scanner: Scanner, patience?: Patience): Promise<ScannerTest> {
  const test: ScannerTest = { name: scanner.name, model: '', sources: [], page: null, problem: null };
  const link = new ScannerLink(scanner, patience);
  try {
    const offer = await link.offer();
    test.model = offer.model;
    test.sources = offer.sources.map(({ source }) => source);
    test.page = await firstPage(link, choiceOf(offer));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    test.problem = error.details ? { code: error.code, details: error.details } : { code: error.code };
  }
  return test;
}

function choiceOf({ sources, isFeederLoaded }: ScannerOffer): ScanChoice {
  const wanted = isFeederLoaded ? 'FEEDER' : 'GLASS';
  const source = sources.find((one) => one.source === wanted) ?? sources[0];
  const [resolution] = source?.resolutions ?? [];
  const [colour] = source?.colours ?? [];
  if (!source || resolution === undefined || !colour) throw new CodedError('SCANNER_ANSWER_UNREADABLE');
  return { source: source.source, resolution, colour, paper: 'A4', isDuplex: false };
}

async function firstPage(link: ScannerLink, choice: ScanChoice): Promise<ScannerTest['page']> {
  const startedAt = performance.now();
  const enough = new AbortController();
  let page: ScannerTest['page'] = null;
  const take = async (bytes: Buffer) => {
    const { width, height } = pictureIn(bytes);
    page = { width, height, seconds: Math.round((performance.now() - startedAt) / 1000) };
    // What else lies in the feeder stays there.
    enough.abort();
  };
  await link.scan(choice, take, enough.signal).catch((error: unknown) => {
    if (page === null) throw error;
  });
  return page;
}

/** To IT, too, a page that is no whole picture is the scanner's doing. */
function pictureIn(bytes: Buffer): { width: number | null; height: number | null } {
  try {
    const { width, height } = inspectFile(bytes);
    return { width, height };
  } catch {
    throw new CodedError('SCANNER_PAGE_CUT');
  }
}
