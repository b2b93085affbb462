import type Electron from 'electron';

import type { BlockingDecision } from '../chromium/requests.ts';
import type { Header, PausedRequest } from '../chromium/protocol.ts';
import { guard } from './unavailable.ts';

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;
type Rule<Listener> = { readonly urls: readonly RegExp[]; readonly listener: Listener };

let beforeRequest: Rule<BeforeRequest> | undefined;
let headersReceived: Rule<HeadersReceived> | undefined;
let lastId = 0;

function toRule<Listener>(args: readonly unknown[]): Rule<Listener> | undefined {
  const [first, second] = args;
  const filter =
    typeof first === 'function' || first === null ? undefined : (first as Electron.WebRequestFilter);
  const listener = filter === undefined ? first : second;
  // Electron's two call forms: a listener alone, or a filter before it; null removes it.
  return typeof listener === 'function'
    ? { urls: (filter?.urls ?? []).map(toPattern), listener: listener as Listener }
    : undefined;
}

function toPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}

function matches({ urls }: Rule<unknown>, url: string): boolean {
  return urls.length === 0 || urls.some((pattern) => pattern.test(url));
}

export const webRequest = guard(
  {
    onBeforeRequest(...args: unknown[]): void {
      beforeRequest = toRule<BeforeRequest>(args);
    },
    onHeadersReceived(...args: unknown[]): void {
      headersReceived = toRule<HeadersReceived>(args);
    },
  } satisfies Partial<Record<keyof Electron.WebRequest, unknown>>,
  'webRequest',
);

export function hasHeadersListener(url: string): boolean {
  return headersReceived !== undefined && matches(headersReceived, url);
}

export function askBeforeRequest(
  paused: PausedRequest,
  url: string,
  webContentsId: number,
): Promise<BlockingDecision> {
  const rule = beforeRequest;
  if (!rule || !matches(rule, url)) return Promise.resolve({});
  const decision = Promise.withResolvers<BlockingDecision>();
  rule.listener(
    details(paused, url, webContentsId) as unknown as Electron.OnBeforeRequestListenerDetails,
    ({ cancel, redirectURL }) => {
      decision.resolve({
        ...(cancel ? { cancel } : {}),
        ...(redirectURL === undefined ? {} : { redirectUrl: redirectURL }),
      });
    },
  );
  return decision.promise;
}

export type ReceivedHeaders = { readonly cancel?: boolean; readonly headers: readonly Header[] };

export function askHeadersReceived(
  paused: PausedRequest,
  url: string,
  response: { readonly webContentsId: number; readonly status: number; readonly headers: readonly Header[] },
): Promise<ReceivedHeaders> {
  const { headers, status, webContentsId } = response;
  const rule = headersReceived;
  if (!rule || !matches(rule, url)) return Promise.resolve({ headers });
  const decision = Promise.withResolvers<ReceivedHeaders>();
  const listed: Record<string, string[]> = {};
  for (const { name, value } of headers) (listed[name] ??= []).push(value);
  const asked = {
    ...details(paused, url, webContentsId),
    statusCode: status,
    statusLine: `HTTP/1.1 ${status}`,
    responseHeaders: listed,
  };
  rule.listener(
    asked as unknown as Electron.OnHeadersReceivedListenerDetails,
    ({ cancel, responseHeaders }) => {
      const changed = Object.entries(responseHeaders ?? listed).flatMap(([name, values]) =>
        [values].flat().map((value) => ({ name, value })),
      );
      decision.resolve({ headers: changed, ...(cancel ? { cancel } : {}) });
    },
  );
  return decision.promise;
}

/** The members that both kinds of details share. Frames and upload data are left out. */
function details(paused: PausedRequest, url: string, webContentsId: number): Record<string, unknown> {
  const resourceType = paused.resourceType === 'Document' ? 'mainFrame' : paused.resourceType.toLowerCase();
  return guard(
    {
      id: ++lastId,
      url,
      method: paused.request.method,
      resourceType,
      referrer: paused.request.headers['Referer'] ?? '',
      timestamp: Date.now(),
      webContentsId,
    },
    'webRequest details',
  );
}
