import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';

/** A statement that has not been sent; null where there is nothing to write. */
export type Write = { sql: string; bindings: readonly Knex.RawBinding[] } | null;

/**
 * Writes that do not build on one another, with one way to the database and back. All of them see the tables as they were
 * before, so no row may be written by two.
 */
export async function writeTogether(trx: Knex, writes: readonly Write[]): Promise<void> {
  const sent = writes.filter((write) => write !== null);
  const [first] = sent;
  if (!first) return;
  const text =
    sent.length === 1
      ? first.sql
      : `with ${sent.map(({ sql }, index) => `w${index} as (${sql})`).join(', ')} select 1`;
  await trx.raw(
    text,
    sent.flatMap(({ bindings }) => bindings),
  );
}

/** Writes that PostgreSQL carries out one after the other while their caller goes on. What fails is thrown by the next call. */
export class WriteLine {
  readonly #trx: Knex;
  #last: Promise<void> = Promise.resolve();

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  async send(writes: readonly Write[]): Promise<void> {
    await this.#last;
    if (writes.every((write) => write === null)) return;
    this.#last = writeTogether(this.#trx, writes);
    // It is awaited by the next call; until then nobody listens.
    this.#last.catch(() => undefined);
    // A statement leaves only when its caller pauses.
    await setImmediate();
  }

  end(): Promise<void> {
    return this.#last;
  }
}
