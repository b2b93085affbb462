import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ScanChoice } from '#common/contract/ipc/intake.ts';
import { certificateOf } from '#main/features/documents/intake/escl/first-sight.ts';
import { inspectFile } from '#main/features/documents/intake/inspect-file.ts';
import { ScannerLink } from '#main/features/documents/intake/escl/scanner-link.ts';
import { selfSigned } from '#test/support/certificate.ts';
import { openScanner, SHORT, type RunningScanner } from '#test/support/scanner.ts';

const FEEDER: ScanChoice = {
  source: 'FEEDER',
  resolution: 150,
  colour: 'COLOUR',
  paper: 'A4',
  isDuplex: false,
};
const GLASS: ScanChoice = { ...FEEDER, source: 'GLASS' };

let running: RunningScanner;
let link: ScannerLink;
beforeEach(async () => {
  running = await openScanner();
  link = new ScannerLink({ url: running.url, certificate: null }, SHORT);
});
afterEach(() => running.close());

type Scanned = { pages: Buffer[]; code: string };

async function scan(choice: ScanChoice, signal = new AbortController().signal): Promise<Scanned> {
  const pages: Buffer[] = [];
  try {
    await link.scan(choice, async (page) => void pages.push(page), signal);
    return { pages, code: 'DONE' };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { pages, code: error.code };
  }
}

async function offerCode(): Promise<string> {
  return link.offer().then(
    () => 'OFFERED',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
}

describe('a scanner that works', () => {
  it('says what it can', async () => {
    expect(await link.offer()).toEqual({
      model: 'Loket SimScan 300',
      isFeederLoaded: true,
      sources: [
        {
          source: 'GLASS',
          canDuplex: false,
          resolutions: [150, 200, 300, 600],
          colours: ['COLOUR', 'GREY', 'BLACK_WHITE'],
          papers: ['A4', 'CARD'],
        },
        {
          source: 'FEEDER',
          canDuplex: true,
          resolutions: [150, 200, 300, 600],
          colours: ['COLOUR', 'GREY', 'BLACK_WHITE'],
          papers: ['A4', 'F4'],
        },
      ],
    });
  });

  it('gives every sheet of the feeder, whole and in the asked size', async () => {
    const { pages, code } = await scan(FEEDER);
    expect(code).toBe('DONE');
    expect(pages.map((page) => inspectFile(page))).toEqual(
      [1, 2, 3].map(() => ({ mediaType: 'image/jpeg', width: 1240, height: 1754 })),
    );
    expect(new Set(pages.map((page) => page.toString('base64'))).size).toBe(3);
  });

  it('gives both sides of each sheet', async () => {
    expect((await scan({ ...FEEDER, isDuplex: true })).pages).toHaveLength(6);
    expect(running.scanner.settings[0]).toContain('<scan:Duplex>true</scan:Duplex>');
  });

  it('gives one page from the glass, also where the feeder is empty', async () => {
    running.scanner.sheets = 0;
    const { pages, code } = await scan({ ...GLASS, paper: 'CARD', resolution: 300 });
    expect([code, pages.length]).toEqual(['DONE', 1]);
    expect(running.scanner.settings[0]).toContain('<pwg:InputSource>Platen</pwg:InputSource>');
    expect(running.scanner.settings[0]).toContain('<pwg:Width>1016</pwg:Width>');
  });

  it('is asked for PDF where JPEG cannot be: pure black and white', async () => {
    await scan({ ...GLASS, colour: 'BLACK_WHITE' });
    expect(running.scanner.settings[0]).toContain('<pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>');
  });

  it('is waited for while it is busy, and given up after a while', async () => {
    running.faults({ busy: 3 });
    expect((await scan(FEEDER)).code).toBe('DONE');
    running.scanner.sheets = 1;
    running.faults({ busy: 1000 });
    expect((await scan(FEEDER)).code).toBe('SCANNER_BUSY');
  });

  it('is never asked for what it does not offer', async () => {
    expect((await scan({ ...GLASS, resolution: 1200 })).code).toBe('SCANNER_REFUSED');
    expect((await scan({ ...GLASS, isDuplex: true })).code).toBe('SCANNER_REFUSED');
    expect(running.scanner.jobs.size).toBe(0);
  });
});

describe('a scanner over TLS', () => {
  it('is the one that was added: another certificate at its address gets no request', async () => {
    const secure = await openScanner(selfSigned());
    const { url } = secure;
    const port = Number(new URL(url).port);
    const certificate = await certificateOf(new URL(url), 1000);
    const known = new ScannerLink({ url, certificate }, SHORT);
    expect((await known.offer()).model).toBe('Loket SimScan 300');
    const pages: Buffer[] = [];
    await known.scan(GLASS, async (page) => void pages.push(page), new AbortController().signal);
    expect(pages).toHaveLength(1);
    await secure.close();
    const other = await openScanner(selfSigned(), port);
    await expect(known.offer()).rejects.toMatchObject({ code: 'SCANNER_CERTIFICATE_CHANGED' });
    expect(other.scanner.asked).toBe(0);
    await other.close();
  });
});

describe('a scanner that does not', () => {
  it('says what somebody has to do at it', async () => {
    running.scanner.sheets = 0;
    expect((await scan(FEEDER)).code).toBe('SCANNER_FEEDER_EMPTY');
    running.faults({ isCoverOpen: true });
    expect((await scan(FEEDER)).code).toBe('SCANNER_COVER_OPEN');
    running.faults({ isStopped: true });
    expect((await scan(GLASS)).code).toBe('SCANNER_STOPPED');
  });

  it('keeps the pages before a jam, and its job is ended', async () => {
    running.faults({ jamAfter: 2 });
    const { pages, code } = await scan(FEEDER);
    expect([code, pages.length]).toEqual(['SCANNER_JAM', 2]);
    expect([running.scanner.cancelled, running.scanner.jobs.size]).toEqual([1, 0]);
  });

  it('hands on no page that came in part', async () => {
    running.faults({ mode: 'CUT' });
    expect(await scan(FEEDER)).toEqual({ pages: [], code: 'SCANNER_PAGE_CUT' });
  });

  it.each([
    ['GARBAGE', 'SCANNER_ANSWER_UNREADABLE'],
    ['ENTITY', 'SCANNER_ANSWER_UNREADABLE'],
    ['HUGE', 'SCANNER_ANSWER_UNREADABLE'],
    ['ELSEWHERE', 'SCANNER_REFUSED'],
    ['DOWN', 'SCANNER_UNREACHABLE'],
  ] as const)('answers %s: %s', async (mode, code) => {
    running.faults({ mode });
    expect(await offerCode()).toBe(code);
  });

  it('does not hold up the desk when it is slow without end, or gone', async () => {
    running.faults({ delayMs: 60_000 });
    expect(await offerCode()).toBe('SCANNER_UNREACHABLE');
    await running.close();
    expect(await offerCode()).toBe('SCANNER_UNREACHABLE');
    running = await openScanner();
  });

  it('is told when the officer cancels', async () => {
    running.faults({ busy: 1000 });
    const cancel = new AbortController();
    const scanning = scan(FEEDER, cancel.signal);
    await new Promise((resolve) => setTimeout(resolve, 150));
    cancel.abort();
    expect((await scanning).code).toBe('SCAN_CANCELLED');
  });
});
