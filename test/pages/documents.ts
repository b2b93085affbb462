import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, expect } from '@playwright/test';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { ROOT } from '#test/support/app.ts';
import { scannedPdf, type ScannedPage } from '#test/support/scanned-pdf.ts';
import { id, type DeskPage } from './desk-page.ts';
import { nextReference } from './stages.ts';

/** An A4 at 300 dpi. */
const SCAN = { width: 2480, height: 3508 };

/** A PDF of numbered pages as large and as full as an office scanner makes them. */
export async function drawScan(name: string, pages: number): Promise<string> {
  const folder = join(ROOT, 'out', 'test', `media-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: SCAN });
    const scanned: ScannedPage[] = [];
    for (let number = 1; number <= pages; number += 1) {
      await page.setContent(sheet(number));
      scanned.push({ ...SCAN, jpeg: await page.screenshot({ type: 'jpeg', quality: 80 }) });
    }
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, scannedPdf(scanned));
    return path;
  } finally {
    await browser.close();
  }
}

function sheet(number: number): string {
  const lines = Array.from(
    { length: 46 },
    (_, line) =>
      `<text x="200" y="${700 + line * 58}" font-size="40">${line + 1}. Contoh baris pada halaman ${number}: ${'surat keterangan '.repeat(4)}</text>`,
  );
  // Paper is never one colour: the grain makes the JPEG as large as a real scan.
  return `<style>body{margin:0}</style><svg xmlns="http://www.w3.org/2000/svg" width="2480" height="3508" font-family="Liberation Serif, serif">
    <filter id="grain"><feTurbulence baseFrequency="0.7" seed="${number}"/><feColorMatrix values="0 0 0 0 0.96 0 0 0 0 0.95 0 0 0 0 0.9 0.18 0 0 0 0"/></filter>
    <rect width="2480" height="3508" fill="#f6f3ea"/><rect width="2480" height="3508" filter="url(#grain)"/>
    <text x="1240" y="420" font-size="120" text-anchor="middle">CONTOH – HALAMAN ${number}</text>${lines.join('')}
  </svg>`;
}

/** Adds files to the document in the pane, as an officer choosing them in the dialog. */
export async function addPages(desk: DeskPage, code: DocCode, paths: readonly string[]): Promise<void> {
  await showDocument(desk, code);
  await desk.answerFiles(paths);
  await desk.button(id.pages.add).click();
  await desk.page.getByRole('menuitem', { name: id.pages.fromFile }).click();
}

export async function showDocument(desk: DeskPage, code: DocCode): Promise<void> {
  const which = desk.page.getByRole('combobox', { name: id.documents.paneTitle }).first();
  const name = id.labels.document[code];
  if ((await which.inputValue()) !== name) {
    await which.click();
    await desk.page.getByRole('option', { name, exact: true }).click();
  }
  await expect(which).toHaveValue(name);
}

/** As fast as a finger: keys that come quicker are a scanner's. */
const BETWEEN_KEYS_MS = 150;

/**
 * A clean renewal, from the claim until it is accepted, by keys alone: the reference was copied from SIMKIM beside it.
 * @returns how many keys were pressed, a chord counted as one
 */
export async function renewByKeys(desk: DeskPage): Promise<number> {
  const { page } = desk;
  let presses = 0;
  const press = async (combo: string) => {
    await page.keyboard.press(combo);
    await page.waitForTimeout(BETWEEN_KEYS_MS);
    presses += 1;
  };
  const inOrder = async (code: DocCode) => {
    const name = `${id.labels.document[code]}: ${id.documents.columns.matches}`;
    await expect(page.getByRole('checkbox', { name, exact: true })).toBeChecked({ timeout: 20_000 });
  };
  await press('c');
  await expect(page.getByText(id.file.claim.mine)).toBeVisible({ timeout: 20_000 });
  await press('y');
  const familyCard = id.documents.allFour.replace('{{name}}', id.labels.document.KK);
  await expect(page.getByRole('button', { name: familyCard })).toHaveCount(0, { timeout: 20_000 });
  await press('1');
  await inOrder('KTP');
  await press('2');
  await inOrder('PASPOR_LAMA');
  const reference = nextReference();
  await desk.running.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), reference);
  await press('Alt+1');
  await press('Control+v');
  await expect(page.getByLabel(id.documents.watchlistReference, { exact: true })).toHaveValue(reference);
  await press('Enter');
  await desk.toast(id.documents.watchlistRecorded);
  await press('Control+Enter');
  await expect(page.getByText(id.file.work.doneTitle)).toBeVisible({ timeout: 20_000 });
  desk.actions += 5;
  return presses;
}
