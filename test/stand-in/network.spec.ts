import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from './fixture.ts';

test('the content security policy keeps the page from other hosts', async ({ launch }) => {
  const { page } = await launch();
  const { server, hits, url } = await startServer();
  const outcome = await page.evaluate(async (other) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const fetched = await fetch(other).then(
      () => 'fetched',
      () => 'refused',
    );
    const image = new Image();
    const shown = new Promise((resolve) => {
      image.onload = () => resolve('shown');
      image.onerror = () => resolve('refused');
    });
    image.src = other;
    return { fetched, shown: await shown, violations: violations.toSorted() };
  }, url);
  server.close();
  expect(outcome).toEqual({ fetched: 'refused', shown: 'refused', violations: ['connect-src', 'img-src'] });
  expect(hits()).toBe(0);
});

test('the protocol handler gets method, body and its own URL', async ({ launch }) => {
  const { page } = await launch();
  const answer = await page.evaluate(() =>
    fetch('/post?x=1', { method: 'POST', body: 'Ñ' }).then((response) => response.json() as Promise<unknown>),
  );
  expect(answer).toEqual({ method: 'POST', body: 'Ñ', url: 'app://fixture/post?x=1' });
});

test('a worker is served by the app and has no Node', async ({ launch }) => {
  const { page } = await launch();
  const answer = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(21);
      }),
  );
  expect(answer).toEqual({ doubled: 42, own: 200, process: 'undefined' });
});

test('links, scripts, redirects and frames go nowhere that the app forbids', async ({ launch }) => {
  const { app, page } = await launch();
  const { server, hits, url } = await startServer();
  await page.locator('#away').click();
  await expect.poll(() => app.evaluate(() => fixture.navigations)).toContain('https://example.org/');
  await page.evaluate((other) => location.assign(other), url);
  await expect.poll(() => app.evaluate(() => fixture.navigations)).toContain(url);
  await page.evaluate(() => location.assign('/redirect-away'));
  await expect.poll(() => app.evaluate(() => fixture.navigations)).toContain('app://fixture/redirect-away');
  expect(await page.evaluate(() => bridge.call('sender'))).toMatchObject({ url: 'app://fixture/index.html' });
  server.close();
  expect(hits()).toBe(0);
});

test('no page opens a window, and the app is asked about each attempt', async ({ launch }) => {
  const { app, page } = await launch();
  await page.locator('#popup').click();
  await expect.poll(() => app.evaluate(() => fixture.popups)).toContain('https://example.org/popup');
  const opened = await page.evaluate(() => window.open('/index.html?popup', '_blank', 'width=200') === null);
  await expect.poll(() => app.evaluate(() => fixture.popups)).toContain('app://fixture/index.html?popup');
  expect(opened).toBe(true);
  await page.locator('#away').click({ modifiers: ['Control'] });
  await expect.poll(() => app.evaluate(() => fixture.popups)).toContain('https://example.org/');
  // A frame's own `open` is not wrapped, so this window is made by Chromium and closed by the host before it loads anything.
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentWindow?.open('/index.html?frame', '_blank', 'width=300');
  });
  await expect.poll(() => app.evaluate(() => fixture.popups)).toContain('app://fixture/index.html?frame');
  expect(await page.evaluate(() => bridge.call('echo', 'not hanging'))).toBe('not hanging');
  await expect.poll(() => app.windows().length).toBe(1);
});

test('web requests can be cancelled and their headers changed', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://*/secret*'] }, (_details, callback) =>
      callback({ cancel: true }),
    );
    session.defaultSession.webRequest.onHeadersReceived((details, callback) =>
      callback({ responseHeaders: { ...details.responseHeaders, 'x-added': ['yes'] } }),
    );
  });
  const seen = await page.evaluate(async () => ({
    secret: await fetch('/secret.js').then(
      () => 'fetched',
      () => 'refused',
    ),
    added: (await fetch('/first.js')).headers.get('x-added'),
  }));
  expect(seen).toEqual({ secret: 'refused', added: 'yes' });
});

test('the headers of a foreign server pass by the app too', async ({ launch }) => {
  const { app } = await launch();
  const { server, url } = await startServer();
  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onHeadersReceived(
      { urls: ['http://127.0.0.1:*'] },
      (details, callback) =>
        callback({
          responseHeaders: { ...details.responseHeaders, 'content-security-policy': ["default-src 'none'"] },
        }),
    );
  });
  const [second] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(
      ({ BrowserWindow }, address) => new BrowserWindow({ webPreferences: {} }).loadURL(address),
      url,
    ),
  ]);
  // Waited for through the page's own navigation.
  await expect(second.locator('body')).toHaveText('outside');
  expect(
    await second.evaluate(() =>
      fetch('/').then(
        () => 'fetched',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  server.close();
});

type Counting = { readonly server: Server; readonly url: string; readonly hits: () => number };

async function startServer(): Promise<Counting> {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.setHeader('access-control-allow-origin', '*').end('outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening server has a port.
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, hits: () => hits };
}
