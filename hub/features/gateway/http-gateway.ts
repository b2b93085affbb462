import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import {
  BookingsReply,
  HealthReply,
  ListReply,
  ResultsReply,
  StatusesReply,
  type StatusesRequest,
} from '#common/contract/central/wire.ts';
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
    let text: string;
    try {
      const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method,
        headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      ({ status } = response);
      text = await response.text();
    } catch (error) {
      throw new CentreFailure(reasonOf(error), { cause: error });
    }
    if (status === 401 || status === 403) throw new CentreFailure('AUTH');
    if (status === 429) throw new CentreFailure('BUSY');
    if (status >= 500) throw new CentreFailure('SERVER');
    return { status, text };
  }
}

type Reply = { status: number; text: string };

function parsed<T>(schema: z.ZodType<T>, { status, text }: Reply): T {
  const result = schema.safeParse(jsonOrNull(text));
  if (status !== 200 || !result.success) throw new CentreFailure('WRONG');
  return result.data;
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
