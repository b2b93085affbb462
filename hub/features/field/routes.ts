import { z } from 'zod';
import {
  CallOffFieldDay,
  CountFieldDay,
  CountReply,
  FieldDesks,
  PrepareFieldDay,
  TakeOutOfFieldDay,
} from '#common/contract/hub/field.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { listDesks } from '#hub/store/desks.ts';
import { callOffFieldDay, countFieldDay, prepareFieldDay, takeOutOfFieldDay } from './field-acts.ts';

const DONE = { done: true } as const;
const Path = z.strictObject({ id: z.uuid() });

/** Service outside the office. What is decided here comes back to every desk with the feed. */
export function fieldRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const head = { onRequest: [doors.desk, doors.permitted('field.prepare')] };

  server.route({
    method: 'GET',
    url: '/v1/field-days/desks',
    ...head,
    schema: { response: { 200: FieldDesks } },
    async handler(request) {
      const desks = await listDesks(hub.store, deskOf(request).officeId);
      return {
        desks: desks
          .filter(({ revokedAt }) => revokedAt === null)
          .map(({ deskId, name, lastSeenAt }) => ({ deskId, name, lastSeenAt })),
      };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/field-days',
    ...head,
    schema: { body: PrepareFieldDay, response: { 200: Done } },
    async handler(request) {
      await prepareFieldDay(hub, doerOf(request), request.body);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/field-days/:id/call-off',
    ...head,
    schema: { params: Path, body: CallOffFieldDay, response: { 200: Done } },
    async handler(request) {
      await callOffFieldDay(hub, doerOf(request), { ...request.params, ...request.body });
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/field-days/:id/take-out',
    ...head,
    schema: { params: Path, body: TakeOutOfFieldDay, response: { 200: Done } },
    async handler(request) {
      await takeOutOfFieldDay(hub, doerOf(request), { ...request.params, ...request.body });
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/field-days/:id/count',
    onRequest: [doors.desk, doors.permitted('case.act')],
    schema: { params: Path, body: CountFieldDay, response: { 200: CountReply } },
    handler: async (request) => ({
      state: await countFieldDay(hub, doerOf(request), { ...request.params, ...request.body }),
    }),
  });
}
