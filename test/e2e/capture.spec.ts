import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { expectGuided, expectTaken, recordHints } from '#test/pages/portrait.ts';
import { runToCapture } from '#test/pages/stages.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { writeFilm, type Film } from '#test/support/heads/fake-camera.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const FILMS = join(ROOT, 'out', 'test', 'media');
const PATIENCE = { timeout: 40_000 };
const { portrait } = id;

mkdirSync(PICTURES, { recursive: true });
mkdirSync(FILMS, { recursive: true });

/** A desk whose camera shows the film; the window is closed and its data go with it. */
async function withFilm(name: string, parts: Film, work: (desk: DeskPage) => Promise<void>): Promise<void> {
  const film = join(FILMS, `${name}.y4m`);
  writeFilm(film, parts);
  const running = await launchApp({ now: NOW, args: cameraOf(film) });
  try {
    await running.page.setViewportSize({ width: 1366, height: 768 });
    await work(new DeskPage(running));
  } finally {
    await running.close();
    rmSync(film);
  }
}

function cameraOf(film: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
}

test('the applicant is told one thing at a time, and the photo is taken only when all is good', async () => {
  test.setTimeout(240_000);
  const film: Film = [
    { part: 'EMPTY', seconds: 7 },
    { part: 'DARK', seconds: 3 },
    { part: 'TWO_FACES', seconds: 3 },
    { part: 'TILTED', seconds: 3 },
    { part: 'GOOD', seconds: 6 },
  ];
  await withFilm('guided', film, async (desk) => {
    const { page } = desk;
    const readHints = await recordHints(page);
    await runToCapture(desk);
    await expectTaken(page);
    const shown = await readHints();
    const { hint } = portrait;
    const wanted = [hint.NO_FACE, hint.BRIGHTNESS.minus, hint.SECOND_FACE, hint.ROLL, hint.good];
    await expectGuided(page, shown, wanted);
    await picture(page, join(PICTURES, 'portrait-review'));
    expect(await axe(page, 'portrait-review')).toEqual([]);
  });
});

test('what does not pass is taken by key, waits for a head, and goes on by reason and name', async () => {
  test.setTimeout(240_000);
  await withFilm('tilted', [{ part: 'TILTED', seconds: 1 }], async (desk) => {
    const { page } = desk;
    const number = await runToCapture(desk);
    await expect(page.getByText(portrait.hint.ROLL)).toBeVisible(PATIENCE);
    await picture(page, join(PICTURES, 'portrait-live'));
    expect(await axe(page, 'portrait-live')).toEqual([]);
    // By the foot switch, which is a key: PageDown until the desk says otherwise.
    await page.keyboard.press('PageDown');
    await expect(page.getByText(portrait.verdict.FAIL).first()).toBeVisible(PATIENCE);
    await expect(page.locator('[data-code="ROLL"][data-level="FAIL"]')).toBeVisible();
    // The foot that took it does not send it up by itself.
    await page.waitForTimeout(200);
    await page.keyboard.press('PageDown');
    await expect(page.getByText(portrait.sendUpHint)).toBeVisible();
    await desk.decide(portrait.sentUp);

    await desk.signIn('kasubsi');
    await desk.go(new RegExp(`^${id.labels.stage.decision}`));
    await expect(page.getByText(id.labels.flag.PHOTO_WAITING).first()).toBeVisible(PATIENCE);
    await desk.open(number);
    await expect(page.getByText(portrait.waiting.text)).toBeVisible(PATIENCE);
    await picture(page, join(PICTURES, 'portrait-ruling'));
    expect(await axe(page, 'portrait-ruling')).toEqual([]);
    await desk.decide();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(portrait.check.ROLL, PATIENCE);
    await desk.chip(/Kondisi medis/);
    await dialog.locator('textarea').fill('Leher pemohon tidak dapat ditegakkan');
    await desk.decide(portrait.waiting.allowed);

    await desk.signIn('auditor');
    await desk.go(new RegExp(`^${id.common.nav.audit}`));
    await page.getByRole('tab', { name: id.audit.tab.overrides }).click();
    await expect(page.getByRole('table')).toContainText(portrait.check.ROLL, PATIENCE);
    await picture(page, join(PICTURES, 'portrait-overrides'));
    expect(await axe(page, 'portrait-overrides')).toEqual([]);
  });
});

test('a take outlives a killed window and is offered again; an accepted one is on record', async ({
  media,
}) => {
  test.setTimeout(240_000);
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-killed-'));
  const start = () => launchApp({ now: NOW, dataFolder, args: cameraOf(media.cameraFile) });
  try {
    const first = await start();
    let desk = new DeskPage(first);
    const number = await runToCapture(desk);
    await expectTaken(desk.page);
    await expect(desk.page.getByText(/Draf tersimpan|tersimpan/i).first()).toBeVisible(PATIENCE);
    await desk.page.waitForTimeout(1500);
    first.app.process().kill('SIGKILL');

    const second = await start();
    desk = new DeskPage(second);
    await desk.signIn('biometrik');
    await desk.open(number);
    await expect(desk.page.getByText(portrait.restored)).toBeVisible(PATIENCE);
    await desk.decide(portrait.saved);
    second.app.process().kill('SIGKILL');

    const third = await start();
    desk = new DeskPage(third);
    await desk.signIn('biometrik');
    await desk.open(number);
    const done = id.capture.stepDone.replace('{{step}}', id.capture.steps.PHOTO);
    await expect(desk.page.getByRole('tab', { name: done })).toBeVisible(PATIENCE);
    await third.close();
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
