import type { Knex } from 'knex';

/**
 * One step of the schema. Frozen once released, additive, self-contained: it imports nothing of the app, so that an
 * edit elsewhere can never rewrite history. A removed name is never used again.
 */
export type Migration = { version: number; name: string; up(trx: Knex.Transaction): Promise<void> };
