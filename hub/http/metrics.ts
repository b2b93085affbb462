import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { HubBackup } from '#common/domain/station/hub-backup.ts';
import type { ActionResult } from '#common/contract/hub/push.ts';
import type { HubServer } from './hub-server.ts';

type Read = {
  feeds: () => Promise<readonly { office: string; seq: number }[]>;
  backup: () => HubBackup;
};

/** Counts and times; labels are routes, codes and states, never a desk, a person or a file. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'loket_hub_request_seconds',
    help: 'Answered requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.#registry],
  });
  readonly #actions = new Counter({
    name: 'loket_hub_pushed_actions_total',
    help: 'Actions that desks pushed, by what became of them',
    labelNames: ['status'],
    registers: [this.#registry],
  });
  readonly #feed = new Gauge({
    name: 'loket_hub_feed_seq',
    help: 'End of the feed of each office',
    labelNames: ['office'],
    registers: [this.#registry],
  });
  readonly #backupDone = new Gauge({
    name: 'loket_hub_backup_done_timestamp_seconds',
    help: 'When the last good backup was made; 0: never',
    registers: [this.#registry],
  });
  readonly #backupFailed = new Gauge({
    name: 'loket_hub_backup_failed',
    help: '1: the last try of a backup failed',
    registers: [this.#registry],
  });
  readonly #backupFolder = new Gauge({
    name: 'loket_hub_backup_configured',
    help: '1: the settings name a folder for backups',
    registers: [this.#registry],
  });

  constructor(connectedDesks: () => number) {
    collectDefaultMetrics({ register: this.#registry });
    const connected = new Gauge({
      name: 'loket_hub_connected_desks',
      help: 'Desks on the live feed',
      registers: [],
      collect() {
        this.set(connectedDesks());
      },
    });
    this.#registry.registerMetric(connected);
  }

  countActions(results: readonly ActionResult[]): void {
    for (const { status } of results) this.#actions.inc({ status });
  }

  /** Reads the ends of the feeds and the last backup when asked, so that nothing is counted twice. */
  addRoute(server: HubServer, read: Read): void {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: reply.statusCode };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
      done();
    });
    server.get('/metrics', async (_request, reply) => {
      for (const { office, seq } of await read.feeds()) this.#feed.set({ office }, seq);
      const { doneAt, failed, hasFolder } = read.backup();
      this.#backupDone.set(doneAt === null ? 0 : Date.parse(doneAt) / 1000);
      this.#backupFailed.set(failed === null ? 0 : 1);
      this.#backupFolder.set(hasFolder ? 1 : 0);
      return reply.type(this.#registry.contentType).send(await this.#registry.metrics());
    });
  }
}
