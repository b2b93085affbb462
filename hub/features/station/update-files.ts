import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import type { HubServer } from '#hub/http/hub-server.ts';
import { findDesk } from '#hub/store/desks.ts';
import { FEED_FILE } from '#runtime/updates/feed.ts';
import { FEEDS, isOpenTo, readFeedNamed } from './releases.ts';

const Name = z.strictObject({ name: z.string().regex(FEED_FILE) });

type Parts = { hub: HubContext; doors: Doors; dataFolder: string };

/**
 * The newest release as IT put it into the hub's folder `updates`, for every PC of the office. Read by anybody who reaches the hub: it is
 * no secret, and a PC believes the publisher's signature, not the place. Which PC is told of it already, by its list, is decided by ring.
 */
export function updateRoutes(server: HubServer, { hub, doors, dataFolder }: Parts): void {
  server.route({
    method: 'GET',
    url: '/updates/:name',
    async onRequest(request, reply) {
      if (request.headers.authorization !== undefined) await doors.desk.call(server, request, reply);
    },
    schema: { params: Name, response: { 200: z.any().describe('The file as it is') } },
    async handler(request, reply) {
      const { name } = request.params;
      await assertOpen(request, name);
      const file = await open(join(dataFolder, 'updates', name)).catch(() => null);
      const stat = await file?.stat();
      if (!file || !stat?.isFile()) {
        await file?.close();
        throw new CodedError('NOT_FOUND');
      }
      return reply
        .header('content-length', stat.size)
        .header('cache-control', 'no-cache')
        .type('application/octet-stream')
        .send(file.createReadStream());
    },
  });

  /** A list that cannot be read names no version: the PC refuses it by itself and says why. */
  async function assertOpen({ desk }: FastifyRequest, name: string): Promise<void> {
    const list = FEEDS.find((feed) => name === feed || name === `${feed}.sig`);
    const feed = list === undefined ? null : await readFeedNamed(dataFolder, list);
    if (feed === null) return;
    const asking = desk && (await findDesk(hub.store, desk.id));
    if (!(await isOpenTo(hub, asking, feed.version))) throw new CodedError('UPDATE_NOT_OPEN');
  }
}
