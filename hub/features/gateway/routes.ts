import { openResults } from '#common/domain/gateway/result.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  CloseProblem,
  CompareReply,
  CompareRequest,
  DifferencesQuery,
  DifferencesReply,
  ExplainDifference,
  GatewayReport,
  OpenResults,
  ProblemPath,
  ResultsPath,
} from '#common/contract/hub/gateway.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { explainDifference, listComparedDays, listDifferences } from '#hub/store/gateway-differences.ts';
import { countOutbox } from '#hub/store/gateway-outbox.ts';
import { findOfficeFile, listResults } from '#hub/store/gateway-results.ts';
import { closeProblem, findGateway, listProblems, lockGateway } from '#hub/store/gateway-state.ts';
import { compareDay, keepList } from './compare-day.ts';
import { resendStatus } from './resend-status.ts';

const DONE = { done: true } as const;
const DAYS_SHOWN = 31;
const PROBLEMS_SHOWN = 100;
/** Two lists of a day. */
const LIST_BYTES = 16 * 1024 * 1024;

type Parts = { hub: HubContext; doors: Doors };

export function gatewayRoutes(server: HubServer, parts: Parts): void {
  reportRoutes(server, parts);
  differenceRoutes(server, parts);
  resultRoute(server, parts);
}

/** How the exchange goes, and what nobody could use. */
function reportRoutes(server: HubServer, { hub, doors }: Parts): void {
  const head = { onRequest: [doors.desk, doors.permitted('office.outage')] };

  server.route({
    method: 'GET',
    url: '/v1/gateway',
    ...head,
    schema: { response: { 200: GatewayReport } },
    async handler(request) {
      const { officeId } = deskOf(request);
      const place = await findGateway(hub.store, officeId);
      return {
        centre: place && { isReachable: place.isReachable, since: place.since, reason: place.reason },
        ...(await countOutbox(hub.store, officeId)),
        problems: await listProblems(hub.store, officeId, PROBLEMS_SHOWN),
      };
    },
  });

  server.route({
    method: 'PUT',
    url: '/v1/gateway/problems/:id',
    ...head,
    schema: { params: ProblemPath, body: CloseProblem, response: { 200: Done } },
    async handler(request) {
      const { id } = request.params;
      const doer = doerOf(request);
      await hub.store.transaction(async (trx) => {
        await lockOffice(trx, doer.officeId);
        const closing = { id, at: hub.clock.now(), by: doer.actor, note: request.body.note };
        if (!(await closeProblem(trx, doer.officeId, closing))) throw new CodedError('NOT_FOUND');
        await appendNote(hub, trx, doer, { event: 'SETTING', subject: 'gateway', detail: 'problem closed' });
      });
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/gateway/problems/:id/resend',
    ...head,
    schema: { params: ProblemPath, response: { 200: Done } },
    async handler(request) {
      await resendStatus(hub, doerOf(request), request.params.id);
      return DONE;
    },
  });
}

/** The day's three sides, side by side. */
function differenceRoutes(server: HubServer, { hub, doors }: Parts): void {
  const head = { onRequest: [doors.desk, doors.permitted('office.outage')] };

  server.route({
    method: 'GET',
    url: '/v1/gateway/differences',
    ...head,
    schema: { querystring: DifferencesQuery, response: { 200: DifferencesReply } },
    async handler(request) {
      const { officeId } = deskOf(request);
      const days = await listComparedDays(hub.store, officeId, DAYS_SHOWN);
      const day = request.query.day ?? days[0]?.day ?? null;
      const rows = day === null ? [] : await listDifferences(hub.store, officeId, day);
      return { days, day, rows };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/gateway/differences',
    ...head,
    bodyLimit: LIST_BYTES,
    config: { judgesParts: true },
    schema: { body: CompareRequest, response: { 200: CompareReply } },
    async handler(request) {
      const { day, simkim, payments } = request.body;
      const doer = doerOf(request);
      const where = { hub, officeId: doer.officeId };
      return hub.store.transaction(async (trx) => {
        await lockOffice(trx, doer.officeId);
        await lockGateway(trx, doer.officeId, hub.clock.now());
        const wrong = [
          ...(simkim ? await keepList(trx, where, { source: 'SIMKIM', day, rows: simkim }) : []),
          ...(payments ? await keepList(trx, where, { source: 'PAYMENTS', day, rows: payments }) : []),
        ];
        const isCompared = await compareDay(trx, where, day);
        await appendNote(hub, trx, doer, { event: 'IMPORT', subject: 'lists', detail: day });
        return { isCompared, wrong: wrong.length };
      });
    },
  });

  server.route({
    method: 'PUT',
    url: '/v1/gateway/differences',
    ...head,
    schema: { body: ExplainDifference, response: { 200: Done } },
    async handler(request) {
      const { day, key, note } = request.body;
      const doer = doerOf(request);
      await hub.store.transaction(async (trx) => {
        await lockOffice(trx, doer.officeId);
        const explained = { day, key, note, by: doer.actor, at: hub.clock.now() };
        if (!(await explainDifference(trx, doer.officeId, explained))) throw new CodedError('NOT_FOUND');
        const [kind = ''] = key.split('|');
        await appendNote(hub, trx, doer, { event: 'SETTING', subject: `difference ${day}`, detail: kind });
      });
      return DONE;
    },
  });
}

/** What the centre says of one file and its officer may take over. */
function resultRoute(server: HubServer, { hub, doors }: Parts): void {
  server.route({
    method: 'GET',
    url: '/v1/gateway/results/:id',
    onRequest: [doors.desk, doors.permitted('case.read')],
    schema: { params: ResultsPath, response: { 200: OpenResults } },
    async handler(request) {
      const { officeId } = deskOf(request);
      const file = await findOfficeFile(hub.store, officeId, request.params.id);
      if (!file) throw new CodedError('NOT_FOUND');
      return { results: openResults(file, await listResults(hub.store, officeId, file.number)) };
    },
  });
}
