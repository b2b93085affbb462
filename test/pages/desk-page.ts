import { expect, type Locator, type Page } from '@playwright/test';
import { CATALOGUES } from '#common/i18n/index.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { RunningApp } from '#test/support/app.ts';

export const id = CATALOGUES.id;
const PATIENCE = { timeout: 20_000 };

/** The window as a person uses it: keys, pointer, dialogs. Nothing here calls a channel. */
export class DeskPage {
  readonly running: RunningApp;
  readonly page: Page;
  /** Refusals that the screens showed, by code. */
  readonly refusals: string[] = [];
  actions = 0;

  constructor(running: RunningApp) {
    this.running = running;
    this.page = running.page;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name }).first();
  }

  async signIn(username: string): Promise<void> {
    const { page } = this;
    const nameField = page.getByLabel(id.session.signIn.username, { exact: false }).first();
    const person = page.getByTitle(id.common.top.person);
    await expect(nameField.or(person).first()).toBeVisible(PATIENCE);
    if (await person.isVisible()) await this.signOut();
    await nameField.fill(username);
    await page.locator('input[type=password]').first().fill(SAMPLE_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(person).toBeVisible(PATIENCE);
  }

  async signOut(): Promise<void> {
    await this.page.getByTitle(id.common.top.person).click();
    await this.page.getByRole('menuitem', { name: id.common.top.signOut }).click();
    await expect(this.page.getByLabel(id.session.signIn.username).first()).toBeVisible(PATIENCE);
  }

  async lock(): Promise<void> {
    await this.page.getByTitle(id.common.top.person).click();
    await this.page.getByRole('menuitem', { name: id.common.top.lock }).click();
    await expect(this.button(id.session.lock.unlock)).toBeVisible(PATIENCE);
  }

  async unlock(): Promise<void> {
    await this.page.locator('input[type=password]').first().fill(SAMPLE_PASSWORD);
    await this.page.keyboard.press('Enter');
    await expect(this.button(id.session.lock.unlock)).toHaveCount(0, PATIENCE);
  }

  async go(place: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).first().click();
  }

  /** Finds a file by its number through the search screen and opens it. */
  async open(number: string): Promise<void> {
    const row = await this.#search(number);
    await row.dblclick();
    await expect(this.page.getByText(number, { exact: true }).first()).toBeVisible(PATIENCE);
    await expect(this.page.getByRole('list', { name: id.common.steps.title })).toBeVisible(PATIENCE);
  }

  /** Opens a file and takes it into the own hands when nobody has it. */
  async take(number: string): Promise<void> {
    await this.open(number);
    const mine = this.page.getByText(id.file.claim.mine);
    const claim = this.button(
      new RegExp(`^(${id.actions.label.queue_callTicket}|${id.actions.label.queue_claim})`),
    );
    await expect(mine.or(claim).first()).toBeVisible(PATIENCE);
    if (await mine.isVisible()) return;
    await claim.click();
    this.actions += 1;
    await expect(mine).toBeVisible(PATIENCE);
  }

  /** Opens the queue of a stage and takes the next file by its key; the key counts once the queue stands. */
  async takeNext(stage: keyof typeof id.labels.stage): Promise<void> {
    await this.go(new RegExp(`^${id.labels.stage[stage]}`));
    await expect(this.button(new RegExp(`^${id.queue.action.next}`))).toBeEnabled(PATIENCE);
    await this.page.keyboard.press('n');
    this.actions += 1;
    await expect(this.page.getByText(id.file.claim.mine)).toBeVisible(PATIENCE);
  }

  /** The state as the search list words it. */
  async stateOf(number: string): Promise<AppState> {
    const row = await this.#search(number);
    const text = await row.getByRole('gridcell').nth(4).innerText();
    const found = AppState.options.find((state) => id.labels.state[state] === text.trim());
    if (!found) throw new Error(`${number}: the list shows no known state but "${text}"`);
    return found;
  }

  async #search(text: string): Promise<Locator> {
    await this.go(new RegExp(`^${id.common.nav.search}`));
    const field = this.page.locator('[data-search-field]');
    await field.fill(text);
    const rows = this.page
      .getByRole('grid')
      .getByRole('row')
      .filter({ has: this.page.getByRole('gridcell') })
      // The rows of the search before may still be there.
      .filter({ has: this.page.getByTitle(text).or(this.page.getByText(text)) });
    await expect(rows).toHaveCount(1, PATIENCE);
    return rows.first();
  }

  /** Chooses an entry of the "other actions" menu; its dialog is then open. */
  async menu(label: string): Promise<Locator> {
    await this.button(id.actions.menu).click();
    await this.page.getByRole('menuitem', { name: label, exact: true }).click();
    const dialog = this.page.getByRole('dialog').last();
    await expect(dialog).toBeVisible(PATIENCE);
    return dialog;
  }

  /** The screen's primary decision by its key, and the toast that confirms it. */
  async decide(toast: string | RegExp | null = null): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    this.actions += 1;
    if (toast) await this.toast(toast);
  }

  /**
   * Presses a key that a button names, once that button is there, is on, and is heard: while a dialog is open, or fades away, what lies
   * under it hears nothing.
   */
  async press(key: string): Promise<void> {
    const control = this.page
      .locator(`[aria-keyshortcuts="${key}" i]:not([aria-disabled="true"]):not(:disabled)`)
      .filter({ visible: true });
    const modal = this.page.locator('[role="dialog"][aria-modal="true"]');
    await expect
      .poll(async () => {
        const isCovered = (await modal.count()) > 0;
        return (isCovered ? modal.last().locator(control) : control).count();
      }, PATIENCE)
      .toBeGreaterThan(0);
    await this.page.keyboard.press(key);
  }

  async toast(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible(PATIENCE);
  }

  /** Reads the refusal that the screen shows and checks its code. */
  async expectRefusal(code: string): Promise<void> {
    await expect(this.page.getByText(code, { exact: true }).first()).toBeVisible(PATIENCE);
    this.refusals.push(code);
  }

  /** What the next open-file dialog answers, as a person choosing these files. */
  async answerFiles(paths: readonly string[]): Promise<void> {
    await this.running.app.evaluate(({ dialog }, filePaths) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [...filePaths] }) });
    }, paths);
  }

  async choose(label: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('radio', { name: label }).first().click();
  }

  async chip(label: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within
      .getByRole('button', { name: label })
      .or(within.getByRole('checkbox', { name: label }))
      .first()
      .click();
  }

  async fill(label: string | RegExp, text: string, within: Page | Locator = this.page): Promise<void> {
    // A required field's name ends in an asterisk; a radio may hold the same letters.
    const name = typeof label === 'string' ? new RegExp(`^${escaped(label)}`) : label;
    await within.getByRole('textbox', { name }).first().fill(text);
  }

  /** Signs in the box with a stroke. */
  async sign(within: Locator = this.page.getByRole('main')): Promise<void> {
    const pad = within.locator('canvas').first();
    await pad.scrollIntoViewIfNeeded();
    // Waits until nothing moves the box any more: a register number that arrives changes the lines above it.
    await pad.hover();
    const box = await pad.boundingBox();
    if (!box) throw new Error('The signature box is not on the screen');
    await this.page.mouse.move(box.x + 40, box.y + box.height / 2);
    await this.page.mouse.down();
    for (const [x, y] of [
      [90, -30],
      [140, 30],
      [200, -20],
      [260, 10],
    ] as const) {
      await this.page.mouse.move(box.x + x, box.y + box.height / 2 + y, { steps: 3 });
    }
    await this.page.mouse.up();
    await expect(this.button(id.capture.signatureClear)).toBeEnabled(PATIENCE);
  }
}

export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
