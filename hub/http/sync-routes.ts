import { AuditReply, AuditUpload } from '#common/contract/hub/audit.ts';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import {
  FilesReply,
  FilesRequest,
  PullQuery,
  PullReply,
  SnapshotQuery,
  SnapshotReply,
} from '#common/contract/hub/pull.ts';
import { PushReply, PushRequest } from '#common/contract/hub/push.ts';
import { OfficeSearch, OfficeSearchReply } from '#common/contract/hub/search.ts';
import { RelayReply, RelayRequest } from '#common/contract/hub/relay.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { uploadAudit } from '#hub/features/audit/upload.ts';
import { pullFeed } from '#hub/features/sync/pull.ts';
import { PushLine } from '#hub/features/sync/push-line.ts';
import { relayNote } from '#hub/features/sync/relay.ts';
import { searchFiles } from '#hub/features/sync/search.ts';
import { snapshotPage, wholeFiles } from '#hub/features/sync/snapshot.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from './auth.ts';
import { deskOf, type HubServer } from './hub-server.ts';
import type { Metrics } from './metrics.ts';

/** 500 actions with the longest answers; a desk that has more to say sends another page. */
const PUSH_BYTES = 8 * 1024 * 1024;
/** What a desk carried on a stick for another: days of actions, without their pictures. */
const NOTE_BYTES = 24 * 1024 * 1024;

type Parts = { hub: HubContext; doors: Doors; metrics: Metrics };

export function syncRoutes(server: HubServer, parts: Parts): void {
  offerRoutes(server, parts);
  readRoutes(server, parts);
  auditRoute(server, parts);
}

/** What a desk brings: its own actions, or the signed outbox of one that has no network. */
function offerRoutes(server: HubServer, { hub, doors, metrics }: Parts): void {
  const line = new PushLine(hub);
  server.route({
    method: 'POST',
    url: '/v1/push',
    onRequest: doors.provenDesk,
    config: { judgesParts: true },
    bodyLimit: PUSH_BYTES,
    schema: { body: PushRequest, response: { 200: PushReply } },
    async handler(request) {
      // A desk that is older or newer than everything else here may still bring home what it holds.
      if (request.body.protocol < OLDEST_PROTOCOL) throw new CodedError('PROTOCOL_UNSUPPORTED');
      const reply = await line.push(deskOf(request), request.body);
      metrics.countActions(reply.results);
      return reply;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/relay',
    onRequest: doors.desk,
    bodyLimit: NOTE_BYTES,
    schema: { body: RelayRequest, response: { 200: RelayReply } },
    async handler(request) {
      const reply = await relayNote(hub, deskOf(request).officeId, request.body.note);
      metrics.countActions(reply.results);
      return reply;
    },
  });
}

function readRoutes(server: HubServer, { hub, doors }: Parts): void {
  server.route({
    method: 'GET',
    url: '/v1/pull',
    onRequest: doors.provenDesk,
    schema: { querystring: PullQuery, response: { 200: PullReply } },
    handler(request) {
      assertSpoken(request.query.protocol);
      return pullFeed(hub, deskOf(request), request.query);
    },
  });

  server.route({
    method: 'GET',
    url: '/v1/snapshot',
    onRequest: doors.desk,
    schema: { querystring: SnapshotQuery, response: { 200: SnapshotReply } },
    handler(request) {
      assertSpoken(request.query.protocol);
      return snapshotPage(hub, deskOf(request), request.query);
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/files',
    onRequest: doors.desk,
    schema: { body: FilesRequest, response: { 200: FilesReply } },
    handler: async (request) => ({ files: await wholeFiles(hub, deskOf(request), request.body.ids) }),
  });

  server.route({
    method: 'POST',
    url: '/v1/search',
    onRequest: [doors.desk, doors.permitted('case.read')],
    schema: { body: OfficeSearch, response: { 200: OfficeSearchReply } },
    handler: async (request) => ({
      files: await searchFiles(hub, deskOf(request).officeId, request.body),
    }),
  });
}

function auditRoute(server: HubServer, { hub, doors }: Parts): void {
  server.route({
    method: 'POST',
    url: '/v1/audit',
    onRequest: doors.desk,
    bodyLimit: PUSH_BYTES,
    schema: { body: AuditUpload, response: { 200: AuditReply } },
    handler: (request) => uploadAudit(hub, deskOf(request), request.body),
  });
}

function assertSpoken(protocol: number): void {
  if (protocol === PROTOCOL_VERSION) return;
  throw new CodedError('PROTOCOL_UNSUPPORTED', { needed: PROTOCOL_VERSION });
}
