import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Root may lay another layer over this machine; nobody else may. */
export const canThrowAway =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/**
 * Runs a shell script as root of a machine that looks like this one and is gone afterwards: what it installs or breaks stays in a layer
 * in memory. `from` is a folder that it sees as /given. Throws with all that was said when the script fails.
 */
export function onThrowAwayMachine(script: string, from: string): string {
  const folder = layOut(script, from);
  try {
    const { status, stdout, stderr } = spawnSync('unshare', wordsFor(folder), {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    if (status !== 0) throw new Error(`ended with ${status}:\n${stdout}\n${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The same, while the test goes on and takes part over the network. Its script says `tell NAME VALUE` and `wait_for NAME`; the test hears
 * the one and answers the other.
 */
export class ThrowAwayMachine {
  readonly #folder: string;
  readonly #child: ChildProcess;
  #said = '';
  #hasEnded = false;

  constructor(script: string, from: string) {
    this.#folder = layOut(`${TALK}\n${script}`, from);
    this.#child = spawn('unshare', wordsFor(this.#folder), { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
    }
    this.#child.on('close', () => (this.#hasEnded = true));
  }

  /** Throws with all that was said when the script ends without having told it. */
  async told(name: string): Promise<string> {
    const path = join(this.#folder, 'talk', name);
    for (;;) {
      const hasEnded = this.#hasEnded;
      if (existsSync(path)) return readFileSync(path, 'utf8').trim();
      if (hasEnded) throw new Error(`ended before it told ${name}:\n${this.#said}`);
      await setTimeout(100);
    }
  }

  answer(name: string): void {
    writeFileSync(join(this.#folder, 'talk', name), '');
  }

  /** All that was said, once it is over. */
  async ended(): Promise<string> {
    if (!this.#hasEnded) await once(this.#child, 'close');
    if (this.#child.exitCode !== 0) throw new Error(`ended with ${this.#child.exitCode}:\n${this.#said}`);
    return this.#said;
  }

  async remove(): Promise<void> {
    if (!this.#hasEnded) {
      const closed = once(this.#child, 'close');
      // Whatever runs in it goes with its first process.
      this.#child.kill('SIGKILL');
      await closed;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const TALK = `
tell() { printf '%s\\n' "$2" > "/talk/$1.new"; mv "/talk/$1.new" "/talk/$1"; }
wait_for() { until [ -e "/talk/$1" ]; do sleep 0.1; done; }`;

/** Processes have a space of their own: none stays when the script is over. */
function wordsFor(folder: string): string[] {
  const own = ['-m', '--propagation', 'private', '--pid', '--fork', '--kill-child'];
  return [...own, 'bash', join(folder, 'outside.sh')];
}

function layOut(script: string, from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'loket-machine-'));
  mkdirSync(join(folder, 'talk'));
  writeFileSync(
    join(folder, 'inside.sh'),
    `set -e\nexport DEBIAN_FRONTEND=noninteractive LC_ALL=C\n${script}`,
  );
  writeFileSync(
    join(folder, 'outside.sh'),
    `set -e
mkdir ${folder}/layer
mount -t tmpfs -o size=3g none ${folder}/layer
cd ${folder}/layer
mkdir upper work root
mount -t overlay overlay -o lowerdir=/,upperdir=upper,workdir=work root
mkdir -p root/given root/talk
cp ${folder}/inside.sh root/given.sh
mount --bind ${from} root/given
mount --bind ${folder}/talk root/talk
mount -t proc none root/proc
mount --bind /dev root/dev
mount -t tmpfs none root/run
mount -t tmpfs none root/tmp
chmod 1777 root/tmp
exec chroot root bash /given.sh
`,
  );
  return folder;
}
