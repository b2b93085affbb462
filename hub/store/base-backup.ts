import { Client } from 'pg';

export type BaseBackup = {
  /** First file of the log that the copy needs. */
  firstLog: string;
  /** Ends the copy: what must lie beside it so that PostgreSQL finds its way, and the last file of the log. */
  finish(): Promise<{ label: string; tablespaces: string; lastLog: string }>;
  close(): Promise<void>;
};

/** Where the server's files lie; null when this role may not know it, so on an office's own server. */
export async function dataDirectoryOf(url: string): Promise<string | null> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ folder: string | null }>(
      `select current_setting('data_directory', true) as folder where pg_has_role(current_user, 'pg_read_all_settings', 'member')`,
    );
    return rows[0]?.folder ?? null;
  });
}

/**
 * Lets a running server's files be copied (PostgreSQL manual, "Making a Base Backup Using the Low Level API"). Until `close` it keeps every
 * file of its log; that goes by itself when the connection is gone.
 */
export async function beginBaseBackup(url: string): Promise<BaseBackup> {
  const client = await connected(url);
  try {
    await client.query(`select pg_create_physical_replication_slot('loket_backup', true, true)`);
    const { rows } = await client.query<{ log: string }>(
      `select pg_walfile_name(pg_backup_start('loket', true)) as log`,
    );
    return {
      firstLog: rows[0]?.log ?? '',
      async finish() {
        const done = await client.query<{ label: string; tablespaces: string | null; log: string }>(
          `select labelfile as label, spcmapfile as tablespaces, pg_walfile_name(lsn) as log from pg_backup_stop(false)`,
        );
        const [row] = done.rows;
        return { label: row?.label ?? '', tablespaces: row?.tablespaces ?? '', lastLog: row?.log ?? '' };
      },
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connected(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}
