import { expect, test } from './fixture.ts';

test('the first page script sees the exposed API and nothing of Node or the host', async ({ launch }) => {
  const { page } = await launch();
  expect(await page.evaluate(() => (window as unknown as { seenAtStart: unknown }).seenAtStart)).toEqual({
    bridge: 'object',
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    sum: 3,
    eval: 'refused',
  });
});

test('no global of the page leads to the host', async ({ launch }) => {
  const { page } = await launch();
  const names = await page.evaluate(() =>
    Object.getOwnPropertyNames(window).filter((name) => /stand-?in|electron|preload$|^__/i.test(name)),
  );
  expect(names, 'the binding and the delivery function belong to the isolated world').toEqual([]);
  expect(await page.evaluate(() => Object.keys(bridge).toSorted())).toEqual([
    'call',
    'fail',
    'note',
    'sandboxed',
    'subscribe',
    'sum',
    'versions',
  ]);
});

test('the exposed API can be neither replaced nor changed', async ({ launch }) => {
  const { page } = await launch();
  const result = await page.evaluate(() => {
    const attempts = [
      () => Reflect.set(window, 'bridge', 1),
      () => Reflect.set(bridge, 'call', 1),
      () => Reflect.deleteProperty(window, 'bridge'),
    ];
    return attempts.map((attempt) => attempt());
  });
  expect(result).toEqual([false, false, false]);
});

test('functions cross at once, and errors and promises cross as such', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(async () => {
    const caught = (run: () => unknown): string => {
      try {
        return `returned ${String(run())}`;
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : 'not an error';
      }
    };
    const rejected = await bridge
      .call('fail')
      .catch((error: unknown) => error instanceof Error && error.message);
    return {
      sum: bridge.sum(2, 3),
      thrown: caught(() => bridge.fail()),
      promise: bridge.call('echo', 1) instanceof Promise,
      rejected,
    };
  });
  expect(seen).toEqual({
    sum: 5,
    thrown: 'TypeError: thrown in the preload',
    promise: true,
    rejected: "Error invoking remote method 'fail': RangeError: on purpose",
  });
});

test('a frame inside the page gets no API', async ({ launch }) => {
  const { page } = await launch();
  const inside = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/index.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return (frame.contentWindow as unknown as { seenAtStart: { bridge: string } }).seenAtStart.bridge;
  });
  expect(inside).toBe('undefined');
});

test('a reload keeps the preload, and its messages still arrive', async ({ launch }) => {
  const { app, page } = await launch();
  await page.reload();
  expect(
    await page.evaluate(() => (window as unknown as { seenAtStart: { sum: number } }).seenAtStart.sum),
  ).toBe(3);
  await page.evaluate(() => location.reload());
  await page.waitForFunction(() => 'seenAtStart' in window);
  expect(await page.evaluate(() => bridge.call('echo', 'again'))).toBe('again');
  expect(await app.evaluate(() => fixture.navigations)).toEqual([]);
});
