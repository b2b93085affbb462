import { z } from 'zod';
import {
  AskStanding,
  DeskDays,
  Fleet,
  LockDesk,
  OpenRelease,
  SetRing,
  Standing,
} from '#common/contract/hub/fleet.ts';
import { Done } from '#common/contract/hub/office.ts';
import { RingDays } from '#common/domain/station/rings.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import {
  changeRing,
  changeRingDays,
  daysOf,
  lockDesk,
  openRelease,
  readFleet,
  standingOf,
  unlockDesk,
  type HubPlace,
} from './fleet.ts';

type Parts = { hub: HubContext; doors: Doors; place: HubPlace };

const DONE = { done: true } as const;
const OfDesk = z.strictObject({ id: z.uuid() });

/** How the office's PCs are and what IT does about it; each PC asks by itself how it stands. */
export function fleetRoutes(server: HubServer, { hub, doors, place }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('accounts.manage')] };

  server.route({
    method: 'POST',
    url: '/v1/standing',
    onRequest: doors.desk,
    schema: { body: AskStanding, response: { 200: Standing } },
    handler: (request) => standingOf(hub, deskOf(request), request.body),
  });

  server.route({
    method: 'GET',
    url: '/v1/fleet',
    ...door,
    schema: { response: { 200: Fleet } },
    handler: (request) => readFleet(hub, deskOf(request).officeId, place),
  });

  server.route({
    method: 'GET',
    url: '/v1/desks/:id/days',
    ...door,
    schema: { params: OfDesk, response: { 200: DeskDays } },
    handler: async (request) => ({ days: await daysOf(hub, doerOf(request), request.params.id) }),
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/:id/lock',
    ...door,
    schema: { params: OfDesk, body: LockDesk, response: { 200: Done } },
    async handler(request) {
      const by = { doer: doerOf(request), from: deskOf(request).id };
      await lockDesk(hub, by, request.params.id, request.body);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/:id/unlock',
    ...door,
    schema: { params: OfDesk, response: { 200: Done } },
    async handler(request) {
      await unlockDesk(hub, doerOf(request), request.params.id);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/:id/ring',
    ...door,
    schema: { params: OfDesk, body: SetRing, response: { 200: Done } },
    async handler(request) {
      await changeRing(hub, doerOf(request), request.params.id, request.body.ring);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/releases/open',
    ...door,
    schema: { body: OpenRelease, response: { 200: Done } },
    async handler(request) {
      await openRelease(hub, doerOf(request), request.body, place.dataFolder);
      return DONE;
    },
  });

  server.route({
    method: 'PUT',
    url: '/v1/releases/days',
    ...door,
    schema: { body: RingDays, response: { 200: Done } },
    async handler(request) {
      await changeRingDays(hub, doerOf(request), request.body);
      return DONE;
    },
  });
}
