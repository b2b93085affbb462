import type { Knex } from 'knex';

/**
 * One step of the schema. Frozen once released, additive, self-contained: it imports nothing of the hub, so that an edit
 * elsewhere can never rewrite history. Nothing newer than PostgreSQL 15.
 */
export type Migration = { version: number; name: string; up(trx: Knex.Transaction): Promise<void> };
