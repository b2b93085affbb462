import { z } from 'zod';
import {
  AnswerStock,
  AskStock,
  AskStockReply,
  EnterCount,
  EnterCountReply,
  MovementPage,
  MovementQuery,
  SettleCount,
  StockCounts,
  StockRequests,
} from '#common/contract/hub/stock.ts';
import { Done } from '#common/contract/hub/office.ts';
import { viewOfCount } from '#common/domain/production/stock-count.ts';
import type { FastifyRequest } from 'fastify';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import type { Limits } from '#hub/http/limits.ts';
import type { SignIns } from '#hub/features/session/sign-in.ts';
import { listCounts, listWaiting, searchMovements } from '#hub/store/custody.ts';
import {
  answerStockAtHub,
  askStockAtHub,
  enterCountAtHub,
  settleAtHub,
  stockDay,
  type StockDoer,
} from './stock-at-hub.ts';

const DONE = { done: true } as const;
const Path = z.strictObject({ id: z.uuid() });

type Parts = { hub: HubContext; doors: Doors; limits: Limits; signIns: SignIns };

/** The office's stock: movements with two persons, what waits for the second, counts. Numbers come back with the feed. */
export function stockRoutes(server: HubServer, parts: Parts): void {
  movementRoutes(server, parts);
  countRoutes(server, parts);
}

function movementRoutes(server: HubServer, { hub, doors, limits, signIns }: Parts): void {
  const reader = { onRequest: [doors.desk, doors.permitted('stock.read')] };

  server.route({
    method: 'POST',
    url: '/v1/stock',
    ...reader,
    config: { rateLimit: limits.signIn },
    schema: { body: AskStock, response: { 200: AskStockReply } },
    async handler(request) {
      const { id, command, second } = request.body;
      const beside = second && (await signIns.prove(deskOf(request), second));
      return { state: await askStockAtHub(hub, doerOf(request), { id, command, second: beside }) };
    },
  });

  server.route({
    method: 'GET',
    url: '/v1/stock/requests',
    ...reader,
    schema: { response: { 200: StockRequests } },
    async handler(request) {
      const waiting = await listWaiting(hub.store, deskOf(request).officeId);
      return { requests: waiting.map(({ id, command, by, at, desk }) => ({ id, command, by, at, desk })) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/stock/requests/:id',
    ...reader,
    schema: { params: Path, body: AnswerStock, response: { 200: Done } },
    async handler(request) {
      await answerStockAtHub(hub, doerOf(request), { ...request.params, ...request.body });
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/stock/movements',
    ...reader,
    schema: { body: MovementQuery, response: { 200: MovementPage } },
    handler: (request) => searchMovements(hub.store, deskOf(request).officeId, request.body),
  });
}

function countRoutes(server: HubServer, { hub, doors }: Parts): void {
  const reader = { onRequest: [doors.desk, doors.permitted('stock.read')] };

  server.route({
    method: 'GET',
    url: '/v1/stock/counts',
    ...reader,
    schema: { response: { 200: StockCounts } },
    async handler(request) {
      const { officeId } = deskOf(request);
      const counts = await listCounts(hub.store, officeId, await stockDay(hub, officeId));
      return { counts: counts.map(viewOfCount) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/stock/counts',
    ...reader,
    schema: { body: EnterCount, response: { 200: EnterCountReply } },
    async handler(request) {
      return { state: await enterCountAtHub(hub, doerOf(request), request.body) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/stock/counts/:id/settle',
    onRequest: [doors.desk, doors.permitted('stock.settle')],
    schema: { params: Path, body: SettleCount, response: { 200: Done } },
    async handler(request) {
      await settleAtHub(hub, doerOf(request), { ...request.params, ...request.body });
      return DONE;
    },
  });
}

function doerOf(request: FastifyRequest): StockDoer {
  const { officeId, name } = deskOf(request);
  const { id, roles } = accountOf(request);
  return { officeId, person: { id, roles }, desk: name };
}
