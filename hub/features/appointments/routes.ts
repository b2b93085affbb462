import { QuotaAsk, QuotaCounted, WaitingAsk, WaitingReply } from '#common/contract/hub/quota.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { listWaiting } from '#hub/store/waiting.ts';
import { quotaAtHub } from './quota-at-hub.ts';

export function quotaRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  server.route({
    method: 'POST',
    url: '/v1/quota/days',
    onRequest: [doors.desk, doors.permitted('quota.read')],
    schema: { body: QuotaAsk, response: { 200: QuotaCounted } },
    handler: (request) => quotaAtHub(hub, deskOf(request).officeId, request.body),
  });
  server.route({
    method: 'POST',
    url: '/v1/quota/waiting',
    onRequest: [doors.desk, doors.permitted('case.read')],
    schema: { body: WaitingAsk, response: { 200: WaitingReply } },
    async handler(request) {
      return { ids: await listWaiting(hub.store, deskOf(request).officeId, request.body.day) };
    },
  });
}
