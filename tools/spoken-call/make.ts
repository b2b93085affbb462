import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SPOKEN } from '#common/domain/queue/spoken-call.ts';

/*
 * Makes the words of the hall's call anew: `node tools/spoken-call/make.ts`. Needs espeak-ng (Indonesian voice) and opus-tools;
 * neither is needed to build or to run the program.
 */
const OUT = join(import.meta.dirname, '..', '..', 'resources', 'audio');
const WORDS_A_MINUTE = '135';
const KILOBITS = '24';

const folder = mkdtempSync(join(tmpdir(), 'spoken-'));
mkdirSync(OUT, { recursive: true });
for (const [name, text] of Object.entries(SPOKEN)) {
  const wave = join(folder, `${name}.wav`);
  execFileSync('espeak-ng', ['-v', 'id', '-s', WORDS_A_MINUTE, '-w', wave, text]);
  // Without a random serial the same words are the same bytes.
  const out = join(OUT, `${name}.opus`);
  execFileSync('opusenc', ['--quiet', '--bitrate', KILOBITS, '--serial', '1', wave, out]);
}
rmSync(folder, { recursive: true });
