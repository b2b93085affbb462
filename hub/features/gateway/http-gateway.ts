import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import {
  BookingsReply,
  HealthReply,
  ListReply,
  ResultsReply,
  StatusesReply,
  UploadsReply,
  type StatusesRequest,
} from '#common/contract/central/wire.ts';
import { MOST_UPLOAD_BYTES, type BookingUpload } from '#common/domain/gateway/upload.ts';
import type { CentreStatus } from '#common/domain/gateway/status.ts';
import { rowOf } from '#runtime/bookings/table.ts';
import { backoffMs } from '#runtime/wire/backoff.ts';
import { reasonOf } from '#runtime/wire/reason.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import type { Batch, Receipt } from '#hub/store/gateway-outbox.ts';
import { CentreFailure, type Answer, type CentralGateway, type DayList } from './central-gateway.ts';

export type HttpOptions = {
  url: string;
  /** Asked for at each request: a token file may be replaced while the hub runs. */
  token: () => Promise<string>;
  timeoutMs?: number;
  tries?: number;
  /** Milliseconds before the next try of the same request. */
  pause?: (failures: number) => Promise<void>;
};

const TIMEOUT_MS = 15_000;
const TRIES = 3;
const PAGE = '100';
/** A day's list is ready once a day. */
const LISTS_EVERY_MS = 300_000;
/** Silence and trouble that pass; whatever else the centre says it says again. */
const PASSING: ReadonlySet<string> = new Set(['TIMEOUT', 'NETWORK', 'SERVER', 'BUSY']);

type Request = { method: 'GET' | 'POST'; path: string; body?: object };

/** The centre over HTTP, as in `docs/central-gateway.openapi.json`. */
export class HttpGateway implements CentralGateway {
  readonly #options: Required<HttpOptions>;
  #listsAskedAt = Number.NEGATIVE_INFINITY;

  constructor(options: HttpOptions) {
    const pause = (failures: number) => wait(backoffMs(failures, Math.random));
    this.#options = { timeoutMs: TIMEOUT_MS, tries: TRIES, pause, ...options };
  }

  async health(): Promise<void> {
    await this.#ask(HealthReply, { method: 'GET', path: '/v1/health' });
  }

  async bookings(cursor: string) {
    const query = new URLSearchParams({ cursor, limit: PAGE });
    const reply = await this.#ask(BookingsReply, { method: 'GET', path: `/v1/bookings?${query.toString()}` });
    if (reply.bookings.length === 0 && reply.cursor === cursor) return null;
    return pageOf(reply.bookings.map(rowOf), reply, cursor);
  }

  async results(cursor: string) {
    const query = new URLSearchParams({ cursor, limit: PAGE });
    const reply = await this.#ask(ResultsReply, { method: 'GET', path: `/v1/results?${query.toString()}` });
    if (reply.results.length === 0 && reply.cursor === cursor) return null;
    return pageOf(reply.results, reply, cursor);
  }

  /** A batch that the centre cannot take as a whole is offered status by status, so that only the bad one stays behind. */
  async send({ statuses }: Batch): Promise<Answer[]> {
    const whole = await this.#offer(statuses);
    if (whole) return whole;
    const answers: Answer[] = [];
    for (const status of statuses) {
      // A batch of one was just offered.
      const alone = statuses.length > 1 ? await this.#offer([status]) : null;
      answers.push(...(alone ?? [{ id: status.id, result: 'NOT_TAKEN' as const }]));
    }
    return answers;
  }

  async lists(wanted: Parameters<CentralGateway['lists']>[0]) {
    const found: DayList[] = [];
    if (performance.now() - this.#listsAskedAt < LISTS_EVERY_MS) return found;
    for (const { source, day } of wanted) {
      const reply = await this.#ask(ListReply, { method: 'GET', path: `/v1/lists/${source}/${day}` });
      if (reply.isComplete) found.push({ source, day, rows: reply.rows, settle: async () => undefined });
    }
    this.#listsAskedAt = performance.now();
    return found;
  }

  async uploads(number: string): Promise<readonly BookingUpload[]> {
    const answer = await this.#send({ method: 'GET', path: uploadsOf(number) });
    return answer.status === 404 ? [] : parsed(UploadsReply, answer).uploads;
  }

  async upload(number: string, id: string): Promise<Uint8Array | null> {
    const { status, bytes } = await this.#send({ method: 'GET', path: `${uploadsOf(number)}/${id}` });
    if (status === 404) return null;
    if (status !== 200 || bytes.byteLength > MOST_UPLOAD_BYTES) throw new CentreFailure('WRONG');
    return bytes;
  }

  /** Null when the centre cannot take what it was sent: the same again would not help. */
  async #offer(statuses: readonly CentreStatus[]): Promise<Receipt[] | null> {
    const body: StatusesRequest = { statuses: [...statuses] };
    const answer = await this.#send({ method: 'POST', path: '/v1/statuses', body });
    if (answer.status === 400 || answer.status === 422) return null;
    const { receipts } = parsed(StatusesReply, answer);
    const told = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    const mine = statuses.flatMap(({ id }) => told.get(id) ?? []);
    // Without a word on each of them nothing counts as delivered.
    if (mine.length !== statuses.length) throw new CentreFailure('WRONG');
    return mine;
  }

  async #ask<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
    return parsed(schema, await this.#send(request));
  }

  async #send(request: Request): Promise<Reply> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.#fetch(request);
      } catch (error) {
        const passes = error instanceof CentreFailure && PASSING.has(error.reason);
        if (!passes || failures >= this.#options.tries) throw error;
        await this.#options.pause(failures);
      }
    }
  }

  async #fetch({ method, path, body }: Request): Promise<Reply> {
    const { url, token, timeoutMs } = this.#options;
    const authorization = `Bearer ${await token()}`;
    let status: number;
    let bytes: Uint8Array;
    try {
      const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method,
        headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      ({ status } = response);
      bytes = await response.bytes();
    } catch (error) {
      throw new CentreFailure(reasonOf(error), { cause: error });
    }
    if (status === 401 || status === 403) throw new CentreFailure('AUTH');
    if (status === 429) throw new CentreFailure('BUSY');
    if (status >= 500) throw new CentreFailure('SERVER');
    return { status, bytes };
  }
}

type Reply = { status: number; bytes: Uint8Array };

function parsed<T>(schema: z.ZodType<T>, { status, bytes }: Reply): T {
  const result = schema.safeParse(jsonOrNull(new TextDecoder().decode(bytes)));
  if (status !== 200 || !result.success) throw new CentreFailure('WRONG');
  return result.data;
}

function uploadsOf(number: string): string {
  return `/v1/bookings/${encodeURIComponent(number)}/uploads`;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A centre that promises more and stays where it is would be asked for ever; from a cursor that cannot be kept nothing goes on. */
function pageOf<T>(entries: readonly T[], reply: { cursor: string; more: boolean }, before: string) {
  const { cursor, more } = reply;
  if ((more && cursor === before) || !isStorable(cursor)) throw new CentreFailure('WRONG');
  return { entries, wrong: [], cursor, more, settle: async () => undefined };
}
