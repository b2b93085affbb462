import { findProtocolHandler } from '../api/protocol.ts';
import { isRegisteredScheme, toAppUrl, toPageHeader, toPageUrl } from '../host/schemes.ts';
import { ConnectionClosed, type Session } from './connection.ts';
import type { Header, PausedRequest } from './protocol.ts';

export type BlockingDecision = { readonly cancel?: boolean; readonly redirectUrl?: string };

export type RequestRules = {
  /** Whether a frame may go to the URL; same rule for redirects. */
  readonly mayNavigate: (request: PausedRequest, appUrl: string) => boolean;
  readonly beforeRequest: (request: PausedRequest, appUrl: string) => Promise<BlockingDecision>;
  readonly wantsHeaders: (appUrl: string) => boolean;
  readonly headersReceived: (
    request: PausedRequest,
    appUrl: string,
    response: { readonly status: number; readonly headers: readonly Header[] },
  ) => Promise<{ readonly cancel?: boolean; readonly headers: readonly Header[] }>;
};

/** Answers what the page asks for: the app's own schemes from its protocol handlers, everything else by the app's rules. */
export async function serveRequests(session: Session, rules: RequestRules): Promise<void> {
  session.on('Fetch.requestPaused', (request) => {
    answer(session, rules, request).catch((error: unknown) => report(session, request, error));
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(session: Session, rules: RequestRules, paused: PausedRequest): Promise<void> {
  const { requestId } = paused;
  const appUrl = toAppUrl(paused.request.url);
  if (paused.responseStatusCode !== undefined) return answerFromNetwork(session, rules, paused, appUrl);
  if (paused.responseErrorReason !== undefined) {
    await session.send('Fetch.continueRequest', { requestId });
    return;
  }
  if (paused.resourceType === 'Document' && !rules.mayNavigate(paused, appUrl)) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  const decision = await rules.beforeRequest(paused, appUrl);
  if (decision.cancel) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  if (decision.redirectUrl !== undefined) {
    const responseHeaders = [{ name: 'location', value: toPageUrl(decision.redirectUrl) }];
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
    return;
  }
  const scheme = appUrl.slice(0, appUrl.indexOf(':'));
  if (!isRegisteredScheme(scheme)) await answerFromNetwork(session, rules, paused, appUrl);
  else if (paused.resourceType === 'Other' && new URL(appUrl).pathname === '/favicon.ico') {
    // A browser asks for it; Electron never does, and the app's answer would be an error in the page's console.
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
  } else {
    await answerFromApp(session, rules, paused, { scheme, appUrl });
  }
}

/** Lets the request go, and stops the response once more where the app wants to see its headers. */
async function answerFromNetwork(
  session: Session,
  rules: RequestRules,
  paused: PausedRequest,
  appUrl: string,
): Promise<void> {
  const { requestId, responseStatusCode: status, responseHeaders: original = [] } = paused;
  if (status === undefined) {
    await session.send('Fetch.continueRequest', { requestId, interceptResponse: rules.wantsHeaders(appUrl) });
    return;
  }
  const { cancel, headers } = await rules.headersReceived(paused, appUrl, { status, headers: original });
  if (cancel) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  // With `Fetch.continueResponse` a changed content security policy would be shown but not enforced.
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: status,
    responseHeaders: headers,
    body: base64Encoded ? body : Buffer.from(body).toString('base64'),
  });
}

async function answerFromApp(
  session: Session,
  rules: RequestRules,
  paused: PausedRequest,
  { scheme, appUrl }: { readonly scheme: string; readonly appUrl: string },
): Promise<void> {
  const { requestId } = paused;
  const handler = findProtocolHandler(scheme);
  if (!handler) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'AddressUnreachable' });
    return;
  }
  const response = await handler(toRequest(paused, appUrl));
  if (response.type === 'error') {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const original = [...response.headers].map(([name, value]) => ({ name, value }));
  const { cancel, headers } = await rules.headersReceived(paused, appUrl, {
    status: response.status,
    headers: original,
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (cancel) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    ...(response.statusText ? { responsePhrase: response.statusText } : {}),
    responseHeaders: headers.map(({ name, value }) => ({ name, value: toPageHeader(value) })),
    body: body.toString('base64'),
  });
}

function toRequest({ request }: PausedRequest, appUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toAppUrl(value));
  const parts = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')) ?? [];
  const body = parts.length > 0 ? Buffer.concat(parts) : request.postData;
  return new Request(appUrl, { method: request.method, headers, ...(body === undefined ? {} : { body }) });
}

async function report(
  session: Session,
  { requestId, request }: PausedRequest,
  error: unknown,
): Promise<void> {
  // The page may go while its request is answered; then there is nobody left to tell.
  if (
    error instanceof ConnectionClosed ||
    /Invalid InterceptionId|Session with given id/.test(String(error))
  ) {
    return;
  }
  console.error(`Error serving ${toAppUrl(request.url)}:`, error);
  await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
}
