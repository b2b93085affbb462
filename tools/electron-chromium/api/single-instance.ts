import { createHash } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Greeting = { readonly argv: string[]; readonly cwd: string; readonly data: unknown };

type Held = { readonly file: string; readonly server: Server; readonly socket: string };

/** One running app per user data folder: a file with the process id, and a socket on which later starts announce themselves. */
export class SingleInstance {
  private held: Held | undefined;
  private announcing: Promise<void> = Promise.resolve();

  request(folder: string, greeting: Greeting, onSecond: (greeting: Greeting) => void): boolean {
    if (this.held) return true;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'stand-in.lock');
    const socket = join(
      tmpdir(),
      `loket-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`,
    );
    if (!takeFile(file)) {
      this.announcing = announce(socket, greeting);
      return false;
    }
    rmSync(socket, { force: true });
    this.held = { file, socket, server: listen(socket, onSecond) };
    return true;
  }

  has(): boolean {
    return this.held !== undefined;
  }

  /** Gives the lock back, and lets a start that lost against another one finish its announcement. */
  async release(): Promise<void> {
    await this.announcing;
    if (!this.held) return;
    const { file, server, socket } = this.held;
    this.held = undefined;
    server.close();
    rmSync(socket, { force: true });
    rmSync(file, { force: true });
  }
}

function takeFile(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const descriptor = openSync(file, 'wx', 0o600);
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isRunning(Number(readFileSync(file, 'utf8')))) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/** A number left behind by a killed process may belong to another program by now. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron-chromium');
  } catch {
    return false;
  }
}

function listen(socket: string, onSecond: (greeting: Greeting) => void): Server {
  const server = createServer((client) => {
    const chunks: Buffer[] = [];
    client.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.on('end', () => onSecond(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Greeting));
    // A start that dies half-way has announced nothing.
    client.on('error', () => client.destroy());
  });
  server.listen(socket);
  server.unref();
  return server;
}

function announce(socket: string, greeting: Greeting): Promise<void> {
  return new Promise((resolve) => {
    const client = connect(socket);
    client.on('close', () => resolve());
    // The first instance is just ending; there is nobody to tell.
    client.on('error', () => resolve());
    client.end(JSON.stringify(greeting));
  });
}
