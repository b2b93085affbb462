declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';

  /** The part of knex's dialect that we override; knex publishes no types for it. */
  export default class BetterSqlite3Client extends (null as unknown as new (
    config: Knex.Config,
  ) => Knex.Client) {
    connectionSettings: Record<string, unknown>;
    _driver(): unknown;
    acquireRawConnection(): Promise<unknown>;
    _query(connection: unknown, query: unknown): Promise<unknown>;
    _formatBindings(bindings: readonly unknown[]): unknown[];
  }
}
