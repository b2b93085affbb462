// A small app with what a real one has: a privileged scheme, a strict CSP, one preload, guarded navigation. Tests drive it.
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

const WEB = resolve(import.meta.dirname, 'web');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

app.setPath('userData', process.env.FIXTURE_USER_DATA ?? mkdtempSync(join(tmpdir(), 'stand-in-fixture-')));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// What tests look at by app.evaluate.
globalThis.fixture = {
  navigations: [],
  popups: [],
  messages: [],
  allowCamera: false,
  permissionQuestions: [],
  openWindow,
};

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => {
    fixture.navigations.push(event.url);
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => fixture.navigations.push(`frame ${event.url}`));
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    fixture.popups.push(url);
    return { action: 'deny' };
  });
});

app.on('window-all-closed', () => app.quit());

void app.whenReady().then(() => {
  protocol.handle('app', serve);
  const decide = (permission, mediaType) => {
    fixture.permissionQuestions.push([permission, mediaType].filter(Boolean).join(' '));
    return permission === 'media' && mediaType === 'video' && fixture.allowCamera;
  };
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(decide(permission, details.mediaTypes?.[0])),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    decide(permission, details.mediaType),
  );
  ipcMain.handle('echo', (_event, ...args) => args[0]);
  ipcMain.handle('fail', () => {
    throw new RangeError('on purpose');
  });
  ipcMain.handle('sender', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    parent: event.senderFrame.parent,
    isMain: event.senderFrame === event.sender.mainFrame,
    window: BrowserWindow.fromWebContents(event.sender)?.id,
    contents: event.sender.id,
  }));
  ipcMain.on('note', (_event, ...args) => fixture.messages.push(args));
  openWindow();
});

async function serve(request) {
  const url = new URL(request.url);
  if (url.pathname === '/redirect-away') return Response.redirect('https://example.org/', 302);
  const file = resolve(WEB, `.${url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname)}`);
  if (request.method === 'POST') {
    return Response.json({ method: request.method, body: await request.text(), url: request.url });
  }
  if (url.host !== 'fixture' || !file.startsWith(WEB + sep)) {
    return new Response('not found', { status: 404 });
  }
  try {
    const body = await readFile(file);
    return new Response(body, {
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CSP,
      },
    });
  } catch {
    return new Response('not found', { status: 404 });
  }
}

function openWindow(path = '/index.html', options = {}) {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    backgroundColor: '#ffffff',
    ...options,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`app://fixture${path}`);
  return window;
}
