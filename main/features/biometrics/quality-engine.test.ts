import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOfiqTable } from './ofiq-table.ts';
import { ofiqEngine } from './quality-engine.ts';

/** Stands in for OFIQ's program: real process, same arguments, same table. */
describe.skipIf(process.platform === 'win32')('OFIQ as a process of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-quality-'));
  const script = (name: string, body: string): string => {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const portrait = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
  let seen = '';

  beforeAll(() => {
    seen = join(folder, 'seen');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('hands over the picture, reads the table, and leaves no picture behind', async () => {
    const table =
      'Filename;Sharpness;EyesOpen;Sharpness.scalar;EyesOpen.scalar\\nportrait.jpg;12.5;0.04;83;-1\\n';
    const command = script('good', `echo "$@" > ${seen}; cp "$4" ${seen}.jpg; printf '${table}' > "$6"`);
    const answer = await ofiqEngine({ command, configFolder: '/etc/ofiq' }).assess(portrait);
    expect(answer).toEqual({
      ok: true,
      report: {
        engine: 'OFIQ',
        measures: [
          { measure: 'Sharpness', raw: 12.5, scalar: 83 },
          { measure: 'EyesOpen', raw: null, scalar: null },
        ],
      },
    });
    const [, configFolder, , picture = ''] = readFileSync(seen, 'utf8').trim().split(' ');
    expect(configFolder).toBe('/etc/ofiq');
    expect(new Uint8Array(readFileSync(`${seen}.jpg`))).toEqual(portrait);
    expect(existsSync(dirname(picture))).toBe(false);
  });

  it.each([
    ['broken', 'exit 3', 'ENGINE_FAILED'],
    ['silent', 'true', 'ANSWER_UNREADABLE'],
    ['slow', 'exec sleep 30', 'ENGINE_TIMED_OUT'],
  ])('says what is wrong when the program is %s', async (name, body, code) => {
    const engine = ofiqEngine({ command: script(name, body), configFolder: folder, timeoutMs: 1500 });
    expect(await engine.assess(portrait)).toEqual({ ok: false, code });
  });

  it('says that it is missing', async () => {
    const engine = ofiqEngine({ command: join(folder, 'absent'), configFolder: folder });
    expect(await engine.assess(portrait)).toEqual({ ok: false, code: 'ENGINE_MISSING' });
  });
});

describe("OFIQ's table", () => {
  it('is refused when it is none', () => {
    const texts = ['', 'Filename;Sharpness\n', 'no table\nat all\n'];
    expect(texts.map((text) => readOfiqTable(text))).toEqual([null, null, null]);
  });
});
