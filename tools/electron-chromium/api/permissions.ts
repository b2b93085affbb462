import type Electron from 'electron';

import { getBrowser } from '../chromium/browser.ts';
import { appOrigin, toPageUrl } from '../host/schemes.ts';
import type { PageContents } from './page-contents.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Name = Parameters<NonNullable<RequestHandler>>[1];

type Question = {
  readonly permission: Name;
  readonly mediaType?: 'video' | 'audio';
  /** The name in the DevTools protocol. */
  readonly chromium: string;
};

/** What is decided for a page when it loads. Chromium asks nobody later: it enforces the answers. */
const QUESTIONS: readonly Question[] = [
  { permission: 'media', mediaType: 'video', chromium: 'camera' },
  { permission: 'media', mediaType: 'audio', chromium: 'microphone' },
  { permission: 'geolocation', chromium: 'geolocation' },
  { permission: 'notifications', chromium: 'notifications' },
  { permission: 'clipboard-read', chromium: 'clipboard-read' },
  { permission: 'clipboard-sanitized-write', chromium: 'clipboard-write' },
  { permission: 'midi', chromium: 'midi' },
  { permission: 'idle-detection', chromium: 'idle-detection' },
  { permission: 'window-management', chromium: 'window-management' },
  { permission: 'storage-access', chromium: 'storage-access' },
];

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;

const pages = new Map<PageContents, string>();

export function setRequestHandler(handler: RequestHandler): void {
  requestHandler = handler;
  applyToAll();
}

export function setCheckHandler(handler: CheckHandler): void {
  checkHandler = handler;
  applyToAll();
}

/** Asks the app's handlers about everything in the table and makes Chromium enforce the answers for the page's origin. */
export async function applyPermissions(contents: PageContents, url: string): Promise<void> {
  pages.set(contents, url);
  await Promise.all(QUESTIONS.map((question) => applyOne(contents, url, question)));
}

/** Asked again when the page really calls getUserMedia, so that the app may decide by its state at that moment. */
export async function applyMediaPermissions(
  contents: PageContents,
  video: boolean,
  audio: boolean,
): Promise<boolean> {
  const wanted = QUESTIONS.filter(
    ({ mediaType }) => (mediaType === 'video' && video) || (mediaType === 'audio' && audio),
  );
  const answers = await Promise.all(
    wanted.map((question) => applyOne(contents, contents.getURL(), question)),
  );
  return answers.every(Boolean);
}

/** New handlers also hold for the pages that are open. */
function applyToAll(): void {
  for (const [contents, url] of pages) {
    if (contents.isDestroyed()) pages.delete(contents);
    else void applyPermissions(contents, url).catch((error: unknown) => console.error(String(error)));
  }
}

async function applyOne(contents: PageContents, url: string, question: Question): Promise<boolean> {
  const granted = await decide(contents, url, question);
  const origin = appOrigin(toPageUrl(url)) === 'null' ? undefined : new URL(toPageUrl(url)).origin;
  const permission = { name: question.chromium };
  await getBrowser().session.send('Browser.setPermission', {
    permission,
    setting: granted ? 'granted' : 'denied',
    ...(origin ? { origin } : {}),
  });
  return granted;
}

/** As in Electron: without a handler everything is granted, and with both handlers both have to agree. */
async function decide(
  contents: PageContents,
  url: string,
  { permission, mediaType }: Question,
): Promise<boolean> {
  const origin = `${appOrigin(url)}/`;
  // The stand-in's web contents have a part of Electron's members; the missing ones throw when touched.
  const sender = contents as unknown as Electron.WebContents;
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: origin };
  if (
    checkHandler &&
    !checkHandler(sender, permission, origin, { ...details, ...(mediaType ? { mediaType } : {}) })
  ) {
    return false;
  }
  const handler = requestHandler;
  if (!handler) return true;
  const answer = Promise.withResolvers<boolean>();
  handler(sender, permission, answer.resolve, {
    ...details,
    ...(mediaType ? { mediaTypes: [mediaType] } : {}),
  });
  return answer.promise;
}
