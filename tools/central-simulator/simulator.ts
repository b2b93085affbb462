import swagger from '@fastify/swagger';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  createJsonSchemaTransform,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { toInstant } from '#common/kernel/instant.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { CentreStatus } from '#common/domain/gateway/status.ts';
import {
  BookingsReply,
  CentreError,
  HealthReply,
  ListPath,
  ListReply,
  PageQuery,
  ResultsReply,
  StatusesReply,
  StatusesRequest,
  UploadPath,
  UploadsPath,
  UploadsReply,
} from '#common/contract/central/wire.ts';
import { Faults, slowDown, WELL } from './faults.ts';

/** What the simulated centre knows, and what it was told. */
export type SimulatedCentre = {
  bookings: unknown[];
  results: unknown[];
  /** By number of the booking. */
  uploads: Map<string, { id: string; code: DocCode; file: Uint8Array }[]>;
  /** By `SIMKIM 2026-11-24`. A day without an entry is not complete yet. */
  lists: Map<string, unknown[]>;
  /** In the order in which they came, each id once. */
  statuses: CentreStatus[];
  /** How often each id was offered. */
  offers: Map<string, number>;
  /** How often statuses were offered at all. */
  batches: number;
  faults: Faults;
};

export const SIMULATOR_TOKEN = 'simulator';

export function newCentre(): SimulatedCentre {
  return {
    bookings: [],
    results: [],
    uploads: new Map(),
    lists: new Map(),
    statuses: [],
    offers: new Map(),
    batches: 0,
    faults: WELL,
  };
}

/** A centre that answers as agreed, and as badly as it is told to. Its routes make `docs/central-gateway.openapi.json`. */
export async function createSimulator(centre: SimulatedCentre) {
  const server = Fastify({ bodyLimit: 1024 * 1024 }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(() => JSON.stringify);
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Central gateway of Loket',
        version: '1',
        description:
          'What an integrator provides between SIMKIM and M-Paspor and an office. Bookings as in docs/IMPORT.md. Every request may come again.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
  // Registered, so that the document sees the routes.
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => misbehave(centre, request, reply));
    addReads(scope.withTypeProvider<ZodTypeProvider>(), centre);
    addStatuses(scope.withTypeProvider<ZodTypeProvider>(), centre);
  });
  server.put('/control', { schema: { hide: true, body: Faults } }, (request) => {
    centre.faults = request.body;
    return { done: true };
  });
  server.get('/control/statuses', { schema: { hide: true } }, () => centre.statuses);
  return server;
}

type Server = Awaited<ReturnType<typeof createSimulator>>;

async function misbehave(
  { faults }: SimulatedCentre,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (!request.url.startsWith(faults.path)) return undefined;
  await slowDown(faults);
  switch (faults.mode) {
    case 'WELL':
    case 'LOST':
      break;
    case 'DOWN':
      request.raw.socket.destroy();
      return reply.hijack();
    case 'ERRORS':
      return reply.code(500).send({ code: 'BROKEN', message: 'The centre is broken' });
    case 'GARBAGE':
      return reply.code(200).type('text/html').send('<html>Sedang dalam pemeliharaan</html>');
  }
  if (request.headers.authorization !== `Bearer ${SIMULATOR_TOKEN}`) {
    return reply.code(401).send({ code: 'TOKEN', message: 'Unknown token' });
  }
  return undefined;
}

function addReads(server: Server, centre: SimulatedCentre): void {
  server.get(
    '/v1/health',
    { schema: { summary: 'Whether the centre works', response: { 200: HealthReply, default: CentreError } } },
    async () => ({ ok: true as const, now: toInstant(new Date()) }),
  );
  server.get(
    '/v1/bookings',
    {
      schema: {
        summary: 'Bookings that are new or changed since the cursor',
        querystring: PageQuery,
        response: { 200: BookingsReply, default: CentreError },
      },
    },
    async ({ query }) => {
      const { entries, ...page } = pageOf(centre, centre.bookings, query);
      return { bookings: entries, ...page };
    },
  );
  server.get(
    '/v1/results',
    {
      schema: {
        summary: 'Results for the files of the office since the cursor',
        querystring: PageQuery,
        response: { 200: ResultsReply, default: CentreError },
      },
    },
    async ({ query }) => {
      const { entries, ...page } = pageOf(centre, centre.results, query);
      return { results: entries, ...page };
    },
  );
  server.get(
    '/v1/bookings/:number/uploads',
    {
      schema: {
        summary: 'What the applicant sent in with a booking',
        params: UploadsPath,
        response: { 200: UploadsReply, default: CentreError },
      },
    },
    async ({ params }) => ({
      uploads: (centre.uploads.get(params.number) ?? []).map(({ id, code, file }) => ({
        id,
        code,
        bytes: file.byteLength,
      })),
    }),
  );
  server.get(
    '/v1/bookings/:number/uploads/:id',
    {
      schema: {
        summary: 'One upload as it was sent in: JPEG, PNG or PDF; 404 when it is not there',
        params: UploadPath,
        response: { default: CentreError },
      },
    },
    async ({ params }, reply) => {
      const found = (centre.uploads.get(params.number) ?? []).find(({ id }) => id === params.id);
      if (!found) return reply.code(404).send({ code: 'NOT_FOUND', message: 'No such upload' });
      return reply.type('application/octet-stream').send(Buffer.from(found.file) as never);
    },
  );
  server.get(
    '/v1/lists/:source/:day',
    {
      schema: {
        summary: 'The list of a whole day: books issued in SIMKIM, or payments',
        params: ListPath,
        response: { 200: ListReply, default: CentreError },
      },
    },
    async ({ params: { source, day } }) => {
      const rows = centre.lists.get(`${source} ${day}`);
      return { isComplete: rows !== undefined, rows: rows ?? [] };
    },
  );
}

function addStatuses(server: Server, centre: SimulatedCentre): void {
  server.post(
    '/v1/statuses',
    {
      schema: {
        summary: 'Takes what happened to files; the id of a status is its idempotency key',
        body: StatusesRequest,
        response: { 200: StatusesReply, default: CentreError },
      },
    },
    async (request, reply) => {
      const { chokesOn, refuses, refusal, mode } = centre.faults;
      const { statuses } = request.body;
      centre.batches += 1;
      if (statuses.some(({ number }) => chokesOn.includes(number))) {
        return reply.code(422).send({ code: 'UNREADABLE', message: 'A status cannot be read' });
      }
      const receipts = statuses.map((status) => {
        centre.offers.set(status.id, (centre.offers.get(status.id) ?? 0) + 1);
        if (refuses.includes(status.number)) {
          return { id: status.id, result: 'REFUSED' as const, code: 'UNKNOWN_NUMBER', message: refusal };
        }
        if (!centre.statuses.some(({ id }) => id === status.id)) centre.statuses.push(status);
        return { id: status.id, result: 'ACCEPTED' as const };
      });
      if (mode === 'LOST') {
        request.raw.socket.destroy();
        return reply.hijack();
      }
      return { receipts };
    },
  );
}

/** The cursor is the number of entries told. A centre that repeats itself tells the last page again. */
function pageOf({ faults }: SimulatedCentre, all: readonly unknown[], { cursor, limit }: PageQuery) {
  const from = Number.parseInt(cursor, 10) || 0;
  const to = Math.min(all.length, from + limit);
  const entries = all.slice(faults.repeats ? 0 : from, to);
  return { entries, cursor: `${to}${faults.cursorEnd}`, more: to < all.length };
}
