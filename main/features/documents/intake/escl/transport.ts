import { X509Certificate } from 'node:crypto';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { CodedError } from '#common/contract/coded-error.ts';
import { localLookup } from './address.ts';

export type Limits = {
  /** Nothing heard for so long: the scanner is gone. */
  silenceMs: number;
  /** However it drips: one answer takes no longer. */
  wholeMs: number;
  maxBytes: number;
};

const SILENCE = 'silence';
/** As Node and OpenSSL name what is wrong with a certificate. */
const ABOUT_CERTIFICATE = /CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/;

type SecureOptions = Pick<RequestOptions, 'ca' | 'allowPartialTrustChain' | 'checkServerIdentity'>;

export type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

type Ask = {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  body?: string;
  limits: Limits;
  certificate: string | null;
  signal?: AbortSignal | undefined;
};

/**
 * One request to a scanner. Nothing is followed elsewhere: a redirect is an answer like any other. Over TLS the certificate is
 * the one that was seen when the scanner was added; printers sign their own, so no authority could vouch for them.
 */
export async function ask({ method, url, body, limits, certificate, signal }: Ask): Promise<Answer> {
  const ended = AbortSignal.any([AbortSignal.timeout(limits.wholeMs), ...(signal ? [signal] : [])]);
  const isSecure = url.protocol === 'https:';
  try {
    const request = (isSecure ? httpsRequest : httpRequest)(url, {
      method,
      signal: ended,
      timeout: limits.silenceMs,
      lookup: localLookup(),
      headers:
        body === undefined ? {} : { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
      agent: false,
      ...(isSecure ? pinned(certificate) : {}),
    });
    return await answerTo(request, body, limits.maxBytes);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (signal?.aborted) throw new CodedError('SCAN_CANCELLED');
    const reason = reasonOf(error);
    if (isSecure && ABOUT_CERTIFICATE.test(reason)) throw new CodedError('SCANNER_CERTIFICATE_CHANGED');
    throw new CodedError('SCANNER_UNREACHABLE', { reason });
  }
}

/** Trusts one certificate and nothing else, whatever name stands in it: scanners are reached by number. */
function pinned(certificate: string | null): SecureOptions {
  if (certificate === null) return {};
  const known = new X509Certificate(certificate);
  return {
    ca: certificate,
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shown) =>
      known.raw.equals(shown.raw)
        ? undefined
        : Object.assign(new Error('certificate'), { code: 'CERT_OTHER' }),
  };
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
