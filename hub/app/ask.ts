import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** From the keyboard without showing it, or the first line of what is piped in; never from the arguments, which others can list. */
export async function askPassword(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: isTerminal });
  try {
    const { value } = await lines[Symbol.asyncIterator]().next();
    return typeof value === 'string' ? value : '';
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
