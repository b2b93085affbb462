import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { SampleRow } from '#main/features/office/sample-bookings.ts';
import { launchApp, ROOT, type RunningApp } from '#test/support/app.ts';
import type { DrawnMedia } from '#test/support/drawn-media.ts';
import { writeFilm, type Film } from '#test/support/heads/fake-camera.ts';
import { picture, shoot } from '#test/pages/picture.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { SCENARIOS, type Trait, type WalkInTrait } from './scenarios.ts';

/** One office over several days: the same data folder, each day a start of the app at its own hour. */
export class Tour {
  readonly out: string;
  readonly media: DrawnMedia;
  readonly rows: readonly SampleRow[];
  readonly walkIns = new Map<WalkInTrait, string>();
  readonly refusals: string[] = [];
  /** What the page did not catch. There must be none. */
  readonly pageErrors: string[] = [];
  actions = 0;
  readonly #dataFolder: string;
  readonly #startedAt = Date.now();
  readonly #shown = new Set<string>();
  #running: RunningApp | null = null;
  #desk: DeskPage | null = null;

  constructor(out: string, dataFolder: string, media: DrawnMedia, rows: readonly SampleRow[]) {
    this.out = out;
    this.media = media;
    this.rows = rows;
    this.#dataFolder = dataFolder;
    mkdirSync(join(out, 'screens'), { recursive: true });
  }

  get desk(): DeskPage {
    if (!this.#desk) throw new Error('The app is not running');
    return this.#desk;
  }

  /** Without a film somebody who stands as they should is before the camera. */
  async startAt(now: string, film?: Film): Promise<void> {
    await this.close();
    const filmFile = join(this.out, 'media', 'film.y4m');
    if (film) writeFilm(filmFile, film);
    else rmSync(filmFile, { force: true });
    this.log(`the office at ${now}`);
    this.#running = await launchApp({
      dataFolder: this.#dataFolder,
      now,
      args: [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film ? filmFile : this.media.cameraFile}`,
      ],
    });
    this.#desk = new DeskPage(this.#running);
    await this.#desk.page.setViewportSize({ width: 1366, height: 768 });
    this.#desk.page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message));
  }

  async close(): Promise<void> {
    if (this.#desk) {
      this.actions += this.#desk.actions;
      this.refusals.push(...this.#desk.refusals);
    }
    await this.#running?.close();
    this.#running = null;
    this.#desk = null;
  }

  /** Keeps the office as it is before a part, so that the part can be worked on alone (LOKET_TOUR_KEEP, LOKET_TOUR_FROM). */
  async keep(part: string, goesOnAt: string | null): Promise<void> {
    await this.close();
    const folder = keptFolder(part);
    rmSync(folder, { recursive: true, force: true });
    cpSync(this.#dataFolder, join(folder, 'data'), { recursive: true });
    const state = { walkIns: [...this.walkIns], refusals: this.refusals };
    writeFileSync(join(folder, 'tour.json'), JSON.stringify(state));
    if (goesOnAt) await this.startAt(goesOnAt);
  }

  restore(part: string): void {
    const folder = keptFolder(part);
    cpSync(join(folder, 'data'), this.#dataFolder, { recursive: true });
    const state = JSON.parse(readFileSync(join(folder, 'tour.json'), 'utf8')) as {
      walkIns: [WalkInTrait, string][];
      refusals: string[];
    };
    for (const [trait, number] of state.walkIns) this.walkIns.set(trait, number);
    this.refusals.push(...state.refusals);
  }

  numbers(...traits: readonly Trait[]): string[] {
    return SCENARIOS.filter(({ trait }) => traits.includes(trait)).map(({ row }) => this.numberOf(row));
  }

  /** The one file of a trait. */
  number(trait: Trait): string {
    const [number] = this.numbers(trait);
    if (!number) throw new Error(`No scenario for ${trait}`);
    return number;
  }

  numberOf(row: number): string {
    return this.rows[row]?.['No Permohonan'] ?? '';
  }

  nameOf(row: number): string {
    return this.rows[row]?.['Nama Lengkap'] ?? '';
  }

  walkIn(trait: WalkInTrait): string {
    const number = this.walkIns.get(trait);
    if (!number) throw new Error(`${trait} is not registered`);
    return number;
  }

  /** A picture of the screen in both themes, once for each name. */
  async picture(name: string): Promise<void> {
    if (this.#shown.has(name)) return;
    this.#shown.add(name);
    const { page } = this.desk;
    await expect(page.getByText(id.common.loading)).toHaveCount(0, { timeout: 20_000 });
    await picture(page, join(this.out, 'screens', name));
  }

  /** The two faces without a top bar, as the desk's last theme shows them: sign-in and lock. */
  async pictureOfDoors(username: string): Promise<void> {
    const { page } = this.desk;
    const shootDoor = (name: string) => shoot(page, join(this.out, 'screens', `${name}.png`));
    for (const theme of ['light', 'dark'] as const) {
      await this.desk.signOut();
      await shootDoor(`sign-in-${theme}`);
      await this.desk.signIn(username);
      await this.desk.lock();
      await shootDoor(`lock-${theme}`);
      await this.desk.unlock();
      const { toDark, toLight } = id.common.top;
      const [toOther, back] = theme === 'light' ? [toDark, toLight] : [toLight, toDark];
      await this.desk.button(toOther).click();
      await this.desk.button(back).waitFor();
    }
  }

  async failed(): Promise<void> {
    await this.#desk?.page.screenshot({ path: join(this.out, 'failed.png') }).catch(() => undefined);
  }

  get durationMs(): number {
    return Date.now() - this.#startedAt;
  }

  log(text: string): void {
    process.stderr.write(`${String(Math.round(this.durationMs / 1000)).padStart(5)} s  ${text}\n`);
  }
}

function keptFolder(part: string): string {
  return join(ROOT, '.cache', 'tour', part);
}
