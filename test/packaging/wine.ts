import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { WINE, WINE_SERVER } from './built.ts';

const GONE_WITHIN_MS = 60_000;
const OPEN_TRIES = 3;
const OPENS_LATER_MS = 2_000;

/** What is waited for here is another system's; nothing of this process goes on meanwhile. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A Windows of its own in a temporary folder, for one test. */
export class Windows {
  private readonly prefix = mkdtempSync(join(tmpdir(), 'loket-wine-'));
  private session: ChildProcess;

  constructor() {
    // Its first program sets a wine up. `wineboot -i` must not be that one: it would start a second manager of services beside the first, and
    // a service made by one is unknown to the other. Without anybody at it a wine shuts down, services too.
    this.session = this.begin();
  }

  /** Services get the machine's environment (PATH, ComSpec) as it stood when their manager began: that of the first start began before there was one. */
  restart(): void {
    this.session.stdin?.end();
    this.run('wineboot', '-k');
    spawnSync(WINE_SERVER, ['-w'], this.options());
    this.session = this.begin();
  }

  /** Exit code of a program; installers and uninstallers are waited for. */
  run(program: string, ...args: string[]): number {
    // A service that an installer starts would hold a pipe open.
    return this.start([program, ...args], 'ignore').status ?? -1;
  }

  output(program: string, ...args: string[]): string {
    return this.start([program, ...args], 'pipe').stdout ?? '';
  }

  /** What a program says to somebody who types. Through files, because Node for Windows knows no pipe of another system. */
  answer(typed: string, program: string, ...args: string[]): string {
    const [asked, said] = [this.path('typed.txt'), this.path('said.txt')];
    writeFileSync(asked, typed);
    const [input, output] = [openSync(asked, 'r'), openSync(said, 'w')];
    try {
      spawnSync(WINE, [program, ...args], { ...this.options(), stdio: [input, output, output] });
      return readFileSync(said, 'utf8');
    } finally {
      closeSync(input);
      closeSync(output);
    }
  }

  /** `rc` of msiexec, whose low byte is all that arrives here. */
  msi(what: '/i' | '/x', file: string, ...properties: string[]): number {
    return this.run('msiexec', what, this.bring(file), '/qn', ...properties);
  }

  setup(file: string, ...args: string[]): number {
    return this.run(this.bring(file), '/S', ...args);
  }

  /** An uninstaller works from a copy of itself that it does not wait for: done when its folder is gone and nothing is listed. */
  uninstall(folder: string, program: string, listed: string, ...args: string[]): number {
    const start = () => this.run(`C:\\Program Files\\${folder}\\${program}`, '/S', ...args);
    const before = this.installed(folder, listed);
    let code = start();
    // Silently an uninstaller never ends with 1: that is wine, which could not open it. One that has begun is not tried again: its fault would be hidden.
    for (let tries = 1; code === 1 && tries < OPEN_TRIES; tries += 1) {
      pause(OPENS_LATER_MS);
      if (this.installed(folder, listed) !== before) break;
      process.stderr.write(`${program} ended with 1 and had changed nothing: tried once more\n`);
      code = start();
    }
    const isThere = () =>
      existsSync(this.path('Program Files', folder)) || this.value(listed, 'DisplayVersion') !== undefined;
    for (let waited = 0; isThere() && waited < GONE_WITHIN_MS; waited += 500) pause(500);
    return code;
  }

  /** A copy of a file on this Windows, by its name there. */
  bring(file: string): string {
    const name = basename(file);
    cpSync(file, this.path(name));
    return `C:\\${name}`;
  }

  /** What lies on drive C. */
  path(...parts: string[]): string {
    return join(this.prefix, 'drive_c', ...parts);
  }

  list(...parts: string[]): string[] {
    return existsSync(this.path(...parts)) ? readdirSync(this.path(...parts)).toSorted() : [];
  }

  /** A value of the registry, or nothing. */
  value(key: string, name: string): string | undefined {
    const said = this.output('reg', 'query', key, '/v', name);
    return new RegExp(String.raw`${name}\s+REG_\w+\s+(.*?)\r?\n`).exec(said)?.[1];
  }

  remove(): void {
    this.session.stdin?.end();
    this.run('wineboot', '-k');
    rmSync(this.prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  private begin(): ChildProcess {
    const session = spawn(WINE, ['cmd'], { stdio: ['pipe', 'ignore', 'ignore'], env: this.env() });
    this.run('cmd', '/c', 'ver');
    return session;
  }

  /** All that an uninstaller takes away, as it lies there now. */
  private installed(folder: string, listed: string): string {
    const root = this.path('Program Files', folder);
    const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
    const files = names.map((name) => {
      const about = statSync(join(root, name), { throwIfNoEntry: false });
      return `${name} ${about?.size} ${about?.mtimeMs}`;
    });
    return [...files.toSorted(), this.output('reg', 'query', listed, '/s')].join('\n');
  }

  private start(words: string[], stdio: 'ignore' | 'pipe') {
    return spawnSync(WINE, words, { ...this.options(), stdio });
  }

  private options() {
    return { encoding: 'utf8', timeout: 180_000, env: this.env() } as const;
  }

  private env(): NodeJS.ProcessEnv {
    const { DISPLAY: _screen, ...env } = process.env;
    const overrides = 'winemenubuilder.exe,mscoree,mshtml=d';
    const wine = { WINEPREFIX: this.prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: overrides };
    // Node asks for the version of a Windows that wine only plays.
    return { ...env, ...wine, NODE_SKIP_PLATFORM_CHECK: '1' };
  }
}
