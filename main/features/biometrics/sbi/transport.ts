import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';

/** The verbs of SBI: Node's client sends them as they are. */
export type SbiVerb = 'MOSIPDISC' | 'MOSIPDINFO' | 'RCAPTURE' | 'STREAM';

export type Limits = {
  /** Nothing heard for so long. */
  silenceMs: number;
  /** However it drips. */
  wholeMs: number;
  maxBytes: number;
};

export type SbiAsk = {
  port: number;
  verb: SbiVerb;
  path: '/device' | '/info' | '/capture' | '/stream';
  body: object;
  limits: Limits;
  signal?: AbortSignal | undefined;
};

const HOST = '127.0.0.1';
const APP = 'Loket';

/** One question to a device service on this PC, and its answer as JSON of that shape. */
export async function askSbi<T>(ask: SbiAsk, schema: z.ZodType<T>): Promise<T> {
  return readJson(await answerOf(ask), schema);
}

export function readJson<T>(bytes: Buffer, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new CodedError('FINGER_ANSWER_UNREADABLE');
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new CodedError('FINGER_ANSWER_UNREADABLE');
  return parsed.data;
}

async function answerOf(ask: SbiAsk): Promise<Buffer> {
  const ended = AbortSignal.any([
    AbortSignal.timeout(ask.limits.wholeMs),
    ...(ask.signal ? [ask.signal] : []),
  ]);
  try {
    const response = await openSbi(ask, ended);
    const { maxBytes } = ask.limits;
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) throw new CodedError('FINGER_ANSWER_TOO_LARGE');
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    throw connectionProblem(error, ask.signal);
  }
}

/** Sends the question and resolves with the answer's head. */
export function openSbi(ask: SbiAsk, signal: AbortSignal): Promise<IncomingMessage> {
  const { port, verb, path, limits } = ask;
  const body = Buffer.from(JSON.stringify(ask.body));
  return new Promise((resolve, reject) => {
    const request: ClientRequest = httpRequest({
      host: HOST,
      port,
      path,
      method: verb,
      signal,
      agent: false,
      timeout: limits.silenceMs,
      headers: { EXT: APP, 'Content-Type': 'application/json', 'Content-Length': body.length },
    });
    request.on('timeout', () => request.destroy(new CodedError('FINGER_SCANNER_SLOW')));
    request.on('error', reject);
    request.on('response', resolve);
    request.end(body);
  });
}

/** What a lost or silent connection is called. */
export function connectionProblem(error: unknown, asked: AbortSignal | undefined): CodedError {
  if (error instanceof CodedError) return error;
  if (asked?.aborted) return new CodedError('FINGER_CAPTURE_CANCELLED');
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return new CodedError('FINGER_SCANNER_SLOW');
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'CONNECTION';
  if (code.startsWith('HPE_')) return new CodedError('FINGER_ANSWER_UNREADABLE');
  return new CodedError('FINGER_SCANNER_GONE', { reason: code });
}
