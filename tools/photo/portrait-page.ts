import path from 'node:path';
import { chromium, type Page } from 'playwright';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import type { PortraitAnswers, PortraitFailure, PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { serveBuiltPage } from '#tools/built-page/built-page.ts';

/** The program's own portrait worker in Chromium, under the page's own policy; there is no second engine. */
export type PortraitPage = {
  start: PortraitAnswers['start'];
  assess: (file: Buffer, rules: PortraitRules) => Promise<Answer<PortraitAnswers['assess']>>;
  finish: (file: Buffer, rules: PortraitRules, isFile: boolean) => Promise<Answer<Finished>>;
  compare: (one: Buffer, other: Buffer) => Promise<Answer<PortraitAnswers['compare']>>;
  /** Where the client lies as `client`; for tests and the bench. */
  page: Page;
  /** Every address that the page and its worker asked for. */
  requests: readonly string[];
  origin: string;
  close: () => Promise<void>;
};

/** Files as base64, since bytes do not cross from the page by themselves. */
export type Finished = {
  jpeg: string;
  jp2: string;
  embedding: number[] | null;
  width: number;
  height: number;
  answer: PortraitAnswers['finish'];
};

export type Answer<T> = { ok: true; result: T } | { ok: false; code: PortraitFailure };
type ClientModule = { openCaptureClient: () => CaptureClient };

export async function openPortraitPage(args: readonly string[] = []): Promise<PortraitPage> {
  const built = await serveBuiltPage(path.resolve(import.meta.dirname, '../../out/renderer'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...args],
  });
  const context = await browser.newContext();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  await page.goto(built.origin);
  const start = await page.evaluate(async (script) => {
    const { openCaptureClient }: ClientModule = await import(script);
    const client = openCaptureClient();
    Object.assign(globalThis, { client });
    return client.start();
  }, built.script('portrait-client'));
  return {
    start,
    page,
    requests,
    origin: built.origin,
    assess: (file, rules) => answered(page.evaluate(assessInPage, { url: built.offer(file), rules })),
    finish: (file, rules, isFile) =>
      answered(page.evaluate(finishInPage, { url: built.offer(file), rules, isFile })),
    compare: (one, other) => answered(page.evaluate(compareInPage, [built.offer(one), built.offer(other)])),
    close: async () => {
      await browser.close();
      built.close();
    },
  };
}

/** An error loses its class on the way out of the page, not its text, which is the code. */
async function answered<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, result: await asked };
  } catch (error) {
    const codes = ['UNREADABLE', 'WRONG_BACKEND', 'ENGINE_NOT_READY'] as const;
    return { ok: false, code: codes.find((code) => String(error).includes(code)) ?? 'FAILED' };
  }
}

type PageGlobal = { client: CaptureClient };

async function assessInPage(input: { url: string; rules: PortraitRules }) {
  const { client } = globalThis as unknown as PageGlobal;
  return client.assess(await (await fetch(input.url)).blob(), input.rules);
}

async function compareInPage([one = '', other = '']: readonly string[]) {
  const { client } = globalThis as unknown as PageGlobal;
  const blob = async (url: string): Promise<Blob> => (await fetch(url)).blob();
  return client.compare(await blob(one), await blob(other));
}

async function finishInPage(input: {
  url: string;
  rules: PortraitRules;
  isFile: boolean;
}): Promise<Finished> {
  const { client } = globalThis as unknown as PageGlobal;
  const image = await (await fetch(input.url)).blob();
  const answer = await client.finish({
    image,
    rules: input.rules,
    isFile: input.isFile,
    wantsEmbedding: true,
  });
  const text = (bytes: Uint8Array): string =>
    btoa(Array.from(bytes, (value) => String.fromCharCode(value)).join(''));
  const { portrait } = answer;
  if (!portrait) return { jpeg: '', jp2: '', embedding: null, width: 0, height: 0, answer };
  const { width, height } = portrait;
  const embedding = portrait.embedding && [...portrait.embedding];
  return { jpeg: text(portrait.jpeg), jp2: text(portrait.jp2), embedding, width, height, answer };
}
