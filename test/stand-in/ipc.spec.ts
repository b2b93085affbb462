import { expect, test } from './fixture.ts';

test('structured data survives the way there and back', async ({ launch }) => {
  const { page } = await launch();
  const differences = await page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
    const sent: Record<string, unknown> = {
      bytes,
      view: bytes.subarray(10, 20),
      buffer: bytes.buffer.slice(0, 33),
      floats: new Float64Array([1.5, Number.NaN, -0]),
      big: 12345678901234567890n,
      date: new Date(1_700_000_000_123),
      map: new Map<unknown, unknown>([
        ['a', 1],
        [2, new Set(['x'])],
      ]),
      missing: undefined,
      numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300],
      text: 'Ñandú "quoted" \u2028 \n line \u{1f6c2}',
      dollar: { $: 'bytes', v: 1 },
      nested: [{ a: [{ b: new Uint8Array([9]) }] }],
      nothing: null,
      empty: new Uint8Array(0),
    };
    const show = (value: unknown): string =>
      JSON.stringify(value, (_key, inner: unknown) => {
        if (typeof inner === 'bigint') return `${inner}n`;
        if (typeof inner === 'number' && (!Number.isFinite(inner) || Object.is(inner, -0))) {
          return Object.is(inner, -0) ? '-0' : String(inner);
        }
        if (inner === undefined) return '(undefined)';
        if (inner instanceof Map || inner instanceof Set) return [inner.constructor.name, ...inner];
        if (inner instanceof ArrayBuffer) return ['ArrayBuffer', ...new Uint8Array(inner)];
        if (ArrayBuffer.isView(inner)) return [inner.constructor.name, ...(inner as Uint8Array)].map(String);
        return inner;
      });
    const received = (await bridge.call('echo', sent)) as Record<string, unknown>;
    const kinds = Object.keys(sent).filter(
      (key) => Object.getPrototypeOf(Object(received[key])) !== Object.getPrototypeOf(Object(sent[key])),
    );
    const values = Object.keys(sent).filter((key) => show(received[key]) !== show(sent[key]));
    return { kinds, values, keys: Object.keys(received).length - Object.keys(sent).length };
  });
  expect(differences).toEqual({ kinds: [], values: [], keys: 0 });
});

test('binary data has its own memory on the way to main and back', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ ipcMain }) => {
    ipcMain.handle('bytes', (_event, value: Uint8Array) => [
      value.constructor.name,
      value.byteLength,
      value.buffer.byteLength,
      value[1],
    ]);
    ipcMain.handle('small-buffer', () => Buffer.from('abc'));
  });
  expect(await page.evaluate(() => bridge.call('bytes', new Uint8Array([1, 2, 3])))).toEqual([
    'Uint8Array',
    3,
    3,
    2,
  ]);
  const seen = await page.evaluate(async () => {
    const value = (await bridge.call('small-buffer')) as Uint8Array;
    return [value.constructor.name, value.byteLength, value.buffer.byteLength];
  });
  expect(seen, 'a Buffer shares a pool with other data, which must not cross').toEqual(['Uint8Array', 3, 3]);
});

test('what cannot be cloned is refused, not lost', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ ipcMain }) => ipcMain.handle('function', () => ({ run: () => 1 })));
  const refusals = await page.evaluate(async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const attempts = [
      () => bridge.call('echo', Symbol('s')),
      () => bridge.call('echo', circle),
      () => bridge.call('function'),
      () => bridge.call('nobody'),
    ];
    const results = [];
    for (const attempt of attempts) {
      try {
        results.push(`answered ${String(await attempt())}`);
      } catch (error) {
        results.push(String(error));
      }
    }
    return results;
  });
  expect(refusals).toEqual([
    expect.stringContaining('could not be cloned'),
    expect.stringMatching(/Too deeply nested|contains itself|could not be cloned/),
    expect.stringContaining('An object could not be cloned'),
    expect.stringContaining("No handler registered for 'nobody'"),
  ]);
});

test('messages from main reach subscribers until they unsubscribe', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const state = window as unknown as { got: unknown[]; off: () => void };
    state.got = [];
    state.off = bridge.subscribe('news', (...args) => state.got.push(args));
  });
  const send = (value: string): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('news', text, new Uint8Array([7])),
      value,
    );
  await send('first');
  await expect.poll(() => page.evaluate(() => (window as unknown as { got: unknown[] }).got.length)).toBe(1);
  expect(
    await page.evaluate(() =>
      (window as unknown as { got: [string, Uint8Array][] }).got.map(([text, bytes]) => [
        text,
        bytes.constructor.name,
        bytes[0],
      ]),
    ),
  ).toEqual([['first', 'Uint8Array', 7]]);
  await page.evaluate(() => (window as unknown as { off: () => void }).off());
  await send('second');
  await page.evaluate(() => bridge.call('echo', 'a message after it'));
  expect(await page.evaluate(() => (window as unknown as { got: unknown[] }).got.length)).toBe(1);
});

test('the app sees its own URL and origin as the sender, and messages in order', async ({ launch }) => {
  const { app, page } = await launch();
  expect(await page.evaluate(() => bridge.call('sender'))).toEqual({
    url: 'app://fixture/index.html',
    origin: 'app://fixture',
    parent: null,
    isMain: true,
    window: 1,
    contents: 1,
  });
  await page.evaluate(() => [1, 2, 3].forEach((value) => bridge.note(value)));
  await page.evaluate(() => bridge.call('echo', null));
  expect(await app.evaluate(() => fixture.messages)).toEqual([[1], [2], [3]]);
  await page.evaluate(() => history.pushState({}, '', '/list?x=1#part'));
  await expect
    .poll(() => page.evaluate(() => bridge.call('sender')))
    .toMatchObject({ url: 'app://fixture/list?x=1#part' });
});
