import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { capabilitiesXml, entityXml, statusXml } from './answers.ts';
import { NO_FAULTS, ScannerFaults } from './faults.ts';
import { drawnPage } from './pages.ts';

/** What the simulated scanner is in the middle of, and what it was asked. */
export type SimulatedScanner = {
  faults: ScannerFaults;
  /** Sheets in the feeder. */
  sheets: number;
  jobs: Map<string, SimulatedJob>;
  /** Scan settings as they came, oldest first. */
  settings: string[];
  cancelled: number;
  /** Pages of all jobs: each is drawn with its own number. */
  pages: number;
  /** Requests of any kind. */
  asked: number;
};

type SimulatedJob = { isFeeder: boolean; isDuplex: boolean; width: number; height: number; sent: number };

export function newScanner(): SimulatedScanner {
  return { faults: NO_FAULTS, sheets: 3, jobs: new Map(), settings: [], cancelled: 0, pages: 0, asked: 0 };
}

/** An eSCL scanner that answers as printers do, and as badly as it is told to. Pages are drawn. */
export function createScanner(scanner: SimulatedScanner, tls?: { key: string; cert: string }): Server {
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    void answer(scanner, request, response).catch(() => response.destroy());
  };
  return tls ? createSecureServer(tls, serve) : createServer(serve);
}

async function answer(
  scanner: SimulatedScanner,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  scanner.asked += 1;
  const { pathname } = new URL(request.url ?? '/', 'http://scanner');
  const body = await bodyOf(request);
  if (pathname === '/control' && request.method === 'PUT') {
    const { sheets, ...faults } = JSON.parse(body) as { sheets?: number };
    scanner.faults = ScannerFaults.parse(faults);
    if (sheets !== undefined) scanner.sheets = sheets;
    response.writeHead(204).end();
    return;
  }
  if (scanner.faults.delayMs > 0) await wait(scanner.faults.delayMs);
  if (misbehaves(scanner.faults, pathname, response)) return;
  const job = /^\/eSCL\/ScanJobs\/([^/]+)(\/NextDocument)?$/.exec(pathname);
  if (pathname === '/eSCL/ScannerCapabilities') xml(response, capabilitiesXml());
  else if (pathname === '/eSCL/ScannerStatus') xml(response, status(scanner));
  else if (pathname === '/eSCL/ScanJobs' && request.method === 'POST') begin(scanner, body, response);
  else if (job && request.method === 'DELETE') cancel(scanner, job[1] ?? '', response);
  else if (job?.[2]) nextDocument(scanner, job[1] ?? '', response);
  else response.writeHead(404).end();
}

/** True when the answer was given here. */
function misbehaves({ mode }: ScannerFaults, pathname: string, response: ServerResponse): boolean {
  switch (mode) {
    case 'DOWN':
      response.destroy();
      return true;
    case 'GARBAGE':
      xml(response, '<html><body>Printer web page</body>');
      return true;
    case 'ENTITY':
      xml(response, pathname.endsWith('Capabilities') ? entityXml() : statusXml('Idle', 'ScannerAdfLoaded'));
      return true;
    case 'HUGE':
      xml(response, `<scan:ScannerCapabilities>${'<x>1</x>'.repeat(100_000)}</scan:ScannerCapabilities>`);
      return true;
    case 'ELSEWHERE':
      response.writeHead(302, { location: 'http://203.0.113.9/eSCL/ScannerCapabilities' }).end();
      return true;
    default:
      return false;
  }
}

function status({ faults, sheets, jobs }: SimulatedScanner): string {
  const isJammed =
    faults.jamAfter !== null && [...jobs.values()].some(({ sent }) => sent >= (faults.jamAfter ?? 0));
  if (faults.isCoverOpen) return statusXml('Stopped', 'ScannerAdfHatchOpen');
  if (isJammed) return statusXml('Stopped', 'ScannerAdfJam');
  if (faults.isStopped) return statusXml('Stopped', 'ScannerAdfLoaded');
  return statusXml(
    faults.busy > 0 ? 'Processing' : 'Idle',
    sheets > 0 ? 'ScannerAdfLoaded' : 'ScannerAdfEmpty',
  );
}

function begin(scanner: SimulatedScanner, body: string, response: ServerResponse): void {
  if (isBusy(scanner, response)) return;
  const text = (name: string) => new RegExp(`<(?:pwg|scan):${name}>([^<]*)<`).exec(body)?.[1] ?? '';
  const dpi = Number(text('XResolution'));
  const isFeeder = text('InputSource') === 'Feeder';
  if (!dpi || (isFeeder && scanner.sheets === 0)) {
    response.writeHead(409).end();
    return;
  }
  const id = randomUUID();
  scanner.settings.push(body);
  scanner.jobs.set(id, {
    isFeeder,
    isDuplex: text('Duplex') === 'true',
    width: Math.round((Number(text('Width')) * dpi) / 300),
    height: Math.round((Number(text('Height')) * dpi) / 300),
    sent: 0,
  });
  // As printers do: by a name that only their own network knows.
  response.writeHead(201, { location: `http://simscan.local/eSCL/ScanJobs/${id}` }).end();
}

function nextDocument(scanner: SimulatedScanner, id: string, response: ServerResponse): void {
  const job = scanner.jobs.get(id);
  if (!job || isBusy(scanner, response)) {
    if (!job) response.writeHead(404).end();
    return;
  }
  const { faults } = scanner;
  if (faults.jamAfter !== null && job.sent >= faults.jamAfter) {
    response.writeHead(500).end();
    return;
  }
  const isBack = job.isDuplex && job.sent % 2 === 1;
  if (job.isFeeder ? scanner.sheets === 0 && !isBack : job.sent > 0) {
    scanner.jobs.delete(id);
    response.writeHead(404).end();
    return;
  }
  if (job.isFeeder && !isBack) scanner.sheets -= 1;
  job.sent += 1;
  scanner.pages += 1;
  sendPage(response, Buffer.from(drawnPage(scanner.pages, job)), faults.mode);
}

function sendPage(response: ServerResponse, page: Buffer, mode: ScannerFaults['mode']): void {
  const half = page.subarray(0, Math.floor(page.length / 2));
  switch (mode) {
    case 'CUT':
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': page.length });
      response.write(half, () => response.destroy());
      break;
    case 'TORN':
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(half);
      break;
    case 'LIES':
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<html><script>alert(1)</script></html>');
      break;
    default:
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': page.length }).end(page);
  }
}

function cancel(scanner: SimulatedScanner, id: string, response: ServerResponse): void {
  scanner.cancelled += 1;
  response.writeHead(scanner.jobs.delete(id) ? 200 : 404).end();
}

function isBusy({ faults }: SimulatedScanner, response: ServerResponse): boolean {
  if (faults.busy === 0) return false;
  faults.busy -= 1;
  response.writeHead(503, { 'retry-after': '0' }).end();
  return true;
}

function xml(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/xml' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
