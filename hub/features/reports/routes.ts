import { OfficeReport, ReportAsk } from '#common/contract/hub/reports.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { reportAtHub } from './report-at-hub.ts';

export function reportRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  server.route({
    method: 'POST',
    url: '/v1/reports/period',
    onRequest: [doors.desk, doors.permitted('reports.read')],
    schema: { body: ReportAsk, response: { 200: OfficeReport } },
    handler: (request) => reportAtHub(hub, deskOf(request).officeId, request.body),
  });
}
