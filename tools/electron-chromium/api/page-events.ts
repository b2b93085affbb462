import type { Session } from '../chromium/connection.ts';
import type { Events } from '../chromium/protocol.ts';
import { toAppUrl } from '../host/schemes.ts';
import { emitAppEvent } from './app-events.ts';
import { commandLine } from './command-line.ts';
import { PreventableEvent } from './unavailable.ts';
import type { PageContents } from './page-contents.ts';

/** What is known of a page between two events. */
export type PageState = {
  url: string;
  title: string;
  loading: boolean;
  crashed: boolean;
  destroyed: boolean;
  focused: boolean;
  /** The loader whose document has fired its load event. */
  loadedBy?: string;
};

type Follower = { readonly contents: PageContents; readonly state: PageState };

/** Turns Chromium's events for one page into Electron's. */
export function followPage(session: Session, frameId: string, follower: Follower): void {
  const { contents, state } = follower;
  let hasApp = false;

  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id !== frameId || isBlank(frame.url)) return;
    hasApp = true;
    state.url = toAppUrl(frame.unreachableUrl ?? frame.url);
    state.crashed = false;
    state.loading = true;
    if (!frame.unreachableUrl) contents.emit('did-navigate', {}, state.url, 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', (event) => {
    if (event.frameId !== frameId) return;
    state.url = toAppUrl(event.url);
    contents.emit('did-navigate-in-page', {}, state.url, true, 1, 1);
  });
  session.on('Page.domContentEventFired', () => {
    if (hasApp) contents.emit('dom-ready', {});
  });
  session.on('Page.lifecycleEvent', (event) => {
    if (event.frameId !== frameId || event.name !== 'load' || !hasApp) return;
    state.loadedBy = event.loaderId;
    state.loading = false;
    contents.emit('did-finish-load', {});
    contents.emit('did-stop-loading', {});
  });
  session.on('Inspector.targetCrashed', () => {
    state.crashed = true;
    const details = { reason: 'crashed', exitCode: 139 };
    contents.emit('render-process-gone', {}, details);
    emitAppEvent('render-process-gone', {}, contents, details);
  });
  session.on('Page.javascriptDialogOpening', ({ type }) => void answerDialog(session, contents, type));
  session.on('Runtime.consoleAPICalled', (event) => reportConsole(contents, event));
}

/**
 * A closing page may ask to stay: Electron shows nothing then, the app decides, and without its word the page stays. Other dialogs
 * wait for the test driver; without one nobody could answer, as Chromium leaves them to whoever listens.
 */
async function answerDialog(session: Session, contents: PageContents, type: string): Promise<void> {
  const event = new PreventableEvent();
  if (type === 'beforeunload') contents.emit('will-prevent-unload', event);
  else if (commandLine.hasSwitch('remote-debugging-port')) return;
  else console.error(`not available in the Chromium stand-in: ${type}() in a page; it was dismissed.`);
  // A test driver may have answered already.
  await session
    .send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented })
    .catch(() => undefined);
}

const LEVELS: Readonly<Record<string, 'info' | 'warning' | 'error' | 'debug'>> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
};

function reportConsole(
  contents: PageContents,
  { type, args, stackTrace }: Events['Runtime.consoleAPICalled'],
): void {
  const top = stackTrace?.callFrames[0];
  const details = {
    message: args
      .map(
        ({ value, description }) =>
          description ?? String(value as string | number | boolean | null | undefined),
      )
      .join(' '),
    level: LEVELS[type] ?? 'info',
    lineNumber: (top?.lineNumber ?? 0) + 1,
    sourceId: toAppUrl(top?.url ?? ''),
    frame: contents.mainFrame,
  };
  contents.emit(
    'console-message',
    details,
    ['debug', 'info', 'warning', 'error'].indexOf(details.level),
    details.message,
    details.lineNumber,
    details.sourceId,
  );
}

function isBlank(url: string): boolean {
  return url === 'about:blank' || url === 'data:text/html,';
}
