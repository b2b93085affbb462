import { spawn } from 'node:child_process';
import { z } from 'zod';
import type { ChipAccess, ChipAnswer, ChipReader } from './chip-reader.ts';

export type ProgramSetting = { command: string; timeoutMs?: number };

const TIMEOUT_MS = 45_000;
/** DG2 is some 20 kB in the field; an answer of this size is none of a passport. */
const MOST_BYTES = 2 * 1024 * 1024;

const File = z
  .base64()
  .min(4)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const Answer = z.union([
  z.strictObject({ dg1: File, dg2: File, sod: File }),
  z.strictObject({ error: z.enum(['NO_CHIP', 'ACCESS_DENIED']) }),
]);

/** A program of the reader's maker as a process of its own: one JSON line in, one JSON answer out, nothing kept on the disk. */
export function programReader({ command, timeoutMs = TIMEOUT_MS }: ProgramSetting): ChipReader {
  return {
    read: async (access) => {
      const said = await run(command, access, timeoutMs);
      return typeof said === 'string' ? { ok: false, why: said } : readAnswer(said);
    },
  };
}

function readAnswer(bytes: Buffer): ChipAnswer {
  const parsed = Answer.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) return { ok: false, why: 'ANSWER_UNREADABLE' };
  return 'error' in parsed.data ? { ok: false, why: parsed.data.error } : { ok: true, files: parsed.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Stopped = 'READER_FAILED' | 'TIMED_OUT' | 'ANSWER_UNREADABLE';

function run(command: string, access: ChipAccess, timeout: number): Promise<Buffer | Stopped> {
  return new Promise((resolve) => {
    const child = spawn(command, [], { windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    let size = 0;
    const stop = (why: Stopped) => {
      child.kill('SIGKILL');
      // A helper of it may still hold the pipe: nobody waits for that.
      child.stdout.destroy();
      finish(why);
    };
    const timer = setTimeout(() => stop('TIMED_OUT'), timeout);
    const finish = (said: Buffer | Stopped) => {
      clearTimeout(timer);
      resolve(said);
    };
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_BYTES) stop('ANSWER_UNREADABLE');
      else parts.push(part);
    });
    child.on('error', () => finish('READER_FAILED'));
    child.on('close', (code) => finish(code === 0 ? Buffer.concat(parts) : 'READER_FAILED'));
    // One that does not listen is told by its answer, or by none.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${JSON.stringify(access)}\n`);
  });
}
