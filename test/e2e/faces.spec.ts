import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { jpegOf } from '#test/support/heads/encode.ts';
import { pixelsOf } from '#test/support/heads/decode.ts';
import type { Pixels } from '#test/support/heads/pixels.ts';
import { blurred, darkened, halfShadowed, overexposed, withSecond } from '#test/support/heads/plant.ts';
import { openPortraitPage, type PortraitPage } from '#tools/photo/portrait-page.ts';

const ADULT: PortraitRules = { subject: 'ADULT', allowances: [] };
const folder = process.env['LOKET_FACES'];
/** Pictures of other people are often grey, and people in them smile. */
const IGNORED = new Set(['COLOUR', 'EXPRESSION']);
const LEAST_WIDTH = 600;
const CAUGHT = 0.95;
const REFUSED = 0.1;

/** Portraits of real people that are not in the repository: `LOKET_FACES` names a folder with nothing but good ones. */
test.describe('portraits of people', () => {
  test.skip(!folder, 'LOKET_FACES is not set.');
  test.describe.configure({ mode: 'serial', timeout: 3_600_000 });
  let engine: PortraitPage;
  const people: Pixels[] = [];

  test.beforeAll(async () => {
    engine = await openPortraitPage();
    const names = readdirSync(folder ?? '.').filter((name) => /\.(jpe?g|png)$/i.test(name));
    for (const name of names) {
      people.push(await pixelsOf(engine.page, readFileSync(path.join(folder ?? '.', name)), LEAST_WIDTH));
    }
  });

  test.afterAll(async () => {
    await engine.close();
  });

  const shareRefused = async (
    plant: (picture: Pixels, index: number) => Pixels,
    quality?: number,
  ): Promise<number> => {
    let refused = 0;
    for (const [index, picture] of people.entries()) {
      const answer = await engine.assess(await jpegOf(engine.page, plant(picture, index), quality), ADULT);
      if (!answer.ok) throw new Error(answer.code);
      const { checks } = answer.result.assessment;
      if (checks.some(({ level, group }) => level === 'FAIL' && !IGNORED.has(group))) refused += 1;
    }
    return refused / people.length;
  };

  test('few good ones are refused', async () => {
    expect(await shareRefused((picture) => picture)).toBeLessThanOrEqual(REFUSED);
  });

  const faults: Readonly<Record<string, (picture: Pixels, index: number) => Pixels>> = {
    blur: (picture) => blurred(picture, 2.5),
    darkness: (picture) => darkened(picture),
    'too much light': overexposed,
    'a half shadow': halfShadowed,
    'a second face': (picture, index) =>
      withSecond(picture, people[(index + 1) % people.length] ?? picture, 3),
  };

  for (const [fault, plant] of Object.entries(faults)) {
    test(`${fault} is caught`, async () => {
      expect(await shareRefused(plant)).toBeGreaterThanOrEqual(CAUGHT);
    });
  }

  test('hard packing is caught', async () => {
    expect(await shareRefused((picture) => picture, 0.08)).toBeGreaterThanOrEqual(CAUGHT);
  });
});
