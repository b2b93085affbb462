import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SoftwareChip } from '#tools/chip-sim/software-chip.ts';

/** A reader's program as its maker would bring one: it keeps what it was asked beside it and answers what lies there. */
export class ReaderProgram {
  readonly command: string;
  readonly asked: string;
  readonly #answer: string;

  constructor(folder: string) {
    this.command = join(folder, 'reader');
    this.asked = join(folder, 'asked.json');
    this.#answer = join(folder, 'answer.json');
    this.behave(`read -r line; printf '%s' "$line" > '${this.asked}'; cat '${this.#answer}'`);
  }

  behave(body: string): void {
    writeFileSync(this.command, `#!/bin/sh\n${body}\n`);
    chmodSync(this.command, 0o755);
  }

  lay(chip: SoftwareChip): void {
    const files = { dg1: chip.dg1, dg2: chip.dg2, sod: chip.sod };
    this.say(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])),
    );
  }

  say(answer: object): void {
    writeFileSync(this.#answer, JSON.stringify(answer));
  }
}
