import {
  AuditPage,
  AuditSearch,
  ChainCheck,
  ChainState,
  ExportNote,
} from '#common/contract/hub/audit-search.ts';
import { SignedHead } from '#common/contract/hub/audit.ts';
import { CloseDay, DailyClose, DayState } from '#common/contract/hub/daily-close.ts';
import { Overrides, OverridesAsk } from '#common/contract/hub/photo-overrides.ts';
import { UnusualAsk, UnusualReply } from '#common/contract/hub/unusual-views.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { closeDay, dayState } from './daily-close.ts';
import { countOverrides } from './photo-overrides.ts';
import { chainState, checkChain, noteExport, search } from './search.ts';
import { listUnusual } from './unusual.ts';

type Parts = { hub: HubContext; doors: Doors };

export function auditRoutes(server: HubServer, parts: Parts): void {
  auditorRoutes(server, parts);
  closeRoutes(server, parts);
}

/** Questions go in the body: what is asked may name a person, and addresses are logged by whoever stands between. */
function auditorRoutes(server: HubServer, { hub, doors }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('audit.read')] };

  server.route({
    method: 'GET',
    url: '/v1/audit/state',
    ...door,
    schema: { response: { 200: ChainState } },
    handler: (request) => chainState(hub, deskOf(request).officeId),
  });

  server.route({
    method: 'POST',
    url: '/v1/audit/search',
    ...door,
    schema: { body: AuditSearch, response: { 200: AuditPage } },
    handler: (request) => search(hub, deskOf(request).officeId, request.body),
  });

  server.route({
    method: 'POST',
    url: '/v1/audit/check',
    ...door,
    schema: { response: { 200: ChainCheck } },
    handler: (request) => checkChain(hub, doerOf(request)),
  });

  server.route({
    method: 'POST',
    url: '/v1/audit/export',
    ...door,
    schema: { body: ExportNote, response: { 200: SignedHead } },
    handler: (request) => noteExport(hub, doerOf(request), request.body),
  });

  server.route({
    method: 'POST',
    url: '/v1/audit/unusual',
    ...door,
    schema: { body: UnusualAsk, response: { 200: UnusualReply } },
    handler: (request) => listUnusual(hub, deskOf(request).officeId, request.body),
  });

  server.route({
    method: 'POST',
    url: '/v1/audit/photo-overrides',
    ...door,
    schema: { body: OverridesAsk, response: { 200: Overrides } },
    handler: (request) => countOverrides(hub, deskOf(request).officeId, request.body.days),
  });
}

function closeRoutes(server: HubServer, { hub, doors }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('office.close')] };

  server.route({
    method: 'GET',
    url: '/v1/office/day',
    ...door,
    schema: { response: { 200: DayState } },
    handler: (request) => dayState(hub, deskOf(request).officeId),
  });

  server.route({
    method: 'POST',
    url: '/v1/office/day/close',
    ...door,
    schema: { body: CloseDay, response: { 200: DailyClose } },
    handler: (request) => closeDay(hub, doerOf(request), request.body),
  });
}
