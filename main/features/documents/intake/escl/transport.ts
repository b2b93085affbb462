import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { CodedError } from '#common/contract/coded-error.ts';
import { bare, localLookup } from './address.ts';

export type Limits = {
  /** Nothing heard for so long: the scanner is gone. */
  silenceMs: number;
  /** However it drips: one answer takes no longer. */
  wholeMs: number;
  maxBytes: number;
};

const SILENCE = 'silence';

export type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

type Ask = {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  body?: string;
  limits: Limits;
  fingerprint: string | null;
  signal?: AbortSignal | undefined;
};

/**
 * One request to a scanner. Nothing is followed elsewhere: a redirect is an answer like any other. Over TLS the certificate is
 * the one that was seen when the scanner was added; printers sign their own, so no authority could vouch for them.
 */
export async function ask({ method, url, body, limits, fingerprint, signal }: Ask): Promise<Answer> {
  const ended = AbortSignal.any([AbortSignal.timeout(limits.wholeMs), ...(signal ? [signal] : [])]);
  const isSecure = url.protocol === 'https:';
  try {
    const socket = isSecure ? await secureSocket(url, fingerprint, limits.silenceMs) : null;
    const request = (isSecure ? httpsRequest : httpRequest)(url, {
      method,
      signal: ended,
      timeout: limits.silenceMs,
      lookup: localLookup(),
      headers:
        body === undefined ? {} : { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
      ...(socket ? { createConnection: () => socket } : { agent: false }),
    });
    return await answerTo(request, body, limits.maxBytes);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (signal?.aborted) throw new CodedError('SCAN_CANCELLED');
    throw new CodedError('SCANNER_UNREACHABLE', { reason: reasonOf(error) });
  }
}

/** The certificate that a scanner shows, by its SHA-256; null over plain HTTP. */
export async function fingerprintOf(url: URL, silenceMs: number): Promise<string | null> {
  if (url.protocol !== 'https:') return null;
  try {
    const socket = await tlsSocket(url, silenceMs);
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('SCANNER_UNREACHABLE', { reason: reasonOf(error) });
  }
}

async function secureSocket(url: URL, fingerprint: string | null, silenceMs: number): Promise<TLSSocket> {
  const socket = await tlsSocket(url, silenceMs);
  if (socket.getPeerCertificate().fingerprint256 === fingerprint) return socket;
  socket.destroy();
  throw new CodedError('SCANNER_CERTIFICATE_CHANGED');
}

function tlsSocket(url: URL, silenceMs: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const host = bare(url.hostname);
    const socket = connect({
      host,
      port: Number(url.port || 443),
      lookup: localLookup(),
      // Compared with the known fingerprint by the caller, before anything is sent.
      rejectUnauthorized: false,
    });
    socket.setTimeout(silenceMs, () => socket.destroy(silence()));
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
}

function answerTo(request: ClientRequest, body: string | undefined, maxBytes: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on('timeout', () => request.destroy(silence()));
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size <= maxBytes) return;
        reject(new CodedError('SCANNER_ANSWER_UNREADABLE'));
        request.destroy();
      });
      // Ended before its length was reached, or given up by this side.
      response.on('error', (error) => reject(isOurs(error) ? error : new CodedError('SCANNER_PAGE_CUT')));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    request.end(body);
  });
}

function silence(): Error {
  return Object.assign(new Error(SILENCE), { code: 'ETIMEDOUT' });
}

function isOurs(error: Error): boolean {
  return error.name === 'AbortError' || error.name === 'TimeoutError' || error.message === SILENCE;
}

/** The system's short word for what went wrong; never an address. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'ETIMEDOUT';
  if (error instanceof Error && error.name === 'AbortError') return 'ETIMEDOUT';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'CONNECTION';
}
