import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { protocol } from 'electron';
import { APPLICANT_HASH, WALL_HASH } from '#common/contract/ipc/wire.ts';
import { HEADERS, typeOf } from './page-headers.ts';

export const APP_SCHEME = 'app';
export const APP_HOST = 'loket';
export const START_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;
export const APPLICANT_URL = `${START_URL}${APPLICANT_HASH}`;
export const WALL_URL = `${START_URL}${WALL_HASH}`;

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export function serveApp(root: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(request, root));
}

async function answer(request: Request, root: string): Promise<Response> {
  if (request.method !== 'GET') return plain(405);
  const path = resolveAppPath(request.url, root);
  if (!path) return plain(404);
  const body = await readFile(path).catch(() => null);
  if (!body) return plain(404);
  return new Response(body, {
    headers: { 'content-type': typeOf(path), ...HEADERS },
  });
}

/** The file that a URL of ours names, or null: another host, a port, a password, a way out of the folder. */
export function resolveAppPath(url: string, root: string): string | null {
  if (!url.startsWith(`${APP_SCHEME}://`)) return null;
  let parsed: URL;
  let pathname: string;
  try {
    parsed = new URL(url);
    pathname = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  if (parsed.host !== APP_HOST || parsed.username !== '' || parsed.password !== '') return null;
  if (pathname.includes('\0') || pathname.includes('\\')) return null;
  const path = resolve(root, `.${pathname}`);
  return path.startsWith(resolve(root) + sep) ? path : null;
}

function plain(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
