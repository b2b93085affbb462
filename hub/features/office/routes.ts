import { DeclareOutage, Done, SetStagePolicy } from '#common/contract/hub/office.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import type { HubServer } from '#hub/http/hub-server.ts';
import { declareOutage, endOutage, setStagePolicy } from './office-acts.ts';

const DONE = { done: true } as const;

/** What a head does for the whole office. Each comes back to every desk with the feed. */
export function officeRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const head = { onRequest: [doors.desk, doors.permitted('office.outage')] };
  const response = { 200: Done };

  server.route({
    method: 'POST',
    url: '/v1/office/outage',
    ...head,
    schema: { body: DeclareOutage, response },
    async handler(request) {
      await declareOutage(hub, doerOf(request), request.body);
      return DONE;
    },
  });

  server.route({
    method: 'DELETE',
    url: '/v1/office/outage',
    ...head,
    schema: { response },
    async handler(request) {
      await endOutage(hub, doerOf(request));
      return DONE;
    },
  });

  server.route({
    method: 'PUT',
    url: '/v1/office/stage-policy',
    ...head,
    schema: { body: SetStagePolicy, response },
    async handler(request) {
      await setStagePolicy(hub, doerOf(request), request.body);
      return DONE;
    },
  });
}
