import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeFilm } from './fake-camera.ts';

describe('the film for the fake camera', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-film-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has ten frames for each second of each part, each whole', () => {
    const file = join(folder, 'film.y4m');
    writeFilm(file, [{ part: 'EMPTY', seconds: 0.5 }]);
    const film = readFileSync(file);
    const header = film.indexOf('\n') + 1;
    expect(film.subarray(0, header).toString()).toBe('YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n');
    expect(film.length - header).toBe(5 * ('FRAME\n'.length + 1280 * 720 * 1.5));
    // A light wall without colour.
    const [bright, blueness, redness] = [0, 1280 * 720, 1280 * 720 * 1.25].map((at) => film[header + 6 + at]);
    expect(bright).toBeGreaterThan(190);
    expect([blueness, redness].every((value) => Math.abs((value ?? 0) - 128) < 8)).toBe(true);
  });
});
