import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import type { HubContext } from '#hub/hub-context.ts';
import { isMigrated } from '#hub/store/database.ts';
import type { HubServer } from './hub-server.ts';

/** Below this the hub takes nothing in: PostgreSQL needs room to stop in order. */
const LEAST_BYTES = 256 * 1024 * 1024;

const Problem = z.enum(['DATABASE', 'MIGRATION', 'DISK', 'STOPPING']);
type Problem = z.infer<typeof Problem>;
const Ready = z.strictObject({ ready: z.boolean(), problems: z.array(Problem) });

export function healthRoutes(
  server: HubServer,
  { hub, dataFolder, isStopping }: { hub: HubContext; dataFolder: string; isStopping: () => boolean },
): void {
  server.route({
    method: 'GET',
    url: '/healthz',
    schema: { response: { 200: z.strictObject({ alive: z.literal(true) }) } },
    handler: () => ({ alive: true as const }),
  });

  server.route({
    method: 'GET',
    url: '/readyz',
    schema: { response: { 200: Ready, 503: Ready } },
    async handler(_request, reply) {
      const problems = await findProblems(hub, dataFolder);
      if (isStopping()) problems.push('STOPPING');
      return reply.code(problems.length === 0 ? 200 : 503).send({ ready: problems.length === 0, problems });
    },
  });
}

/** What keeps it from serving. A backup that is missing does not: it is told to IT and in the figures, and a red hub would stop the office over it. */
async function findProblems({ store }: HubContext, dataFolder: string): Promise<Problem[]> {
  const [migrated, disk] = await Promise.all([
    isMigrated(store).catch(() => null),
    statfs(dataFolder).catch(() => null),
  ]);
  const problems: Problem[] = [];
  if (migrated === null) problems.push('DATABASE');
  else if (!migrated) problems.push('MIGRATION');
  if (!disk || disk.bavail * disk.bsize < LEAST_BYTES) problems.push('DISK');
  return problems;
}
