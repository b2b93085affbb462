import { AccessAsk, AccessReport } from '#common/contract/hub/access-report.ts';
import {
  DisposalPreview,
  DisposedAsk,
  DisposedFiles,
  GoneAsk,
  GoneReply,
} from '#common/contract/hub/disposals.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { findGone } from '#hub/store/disposals.ts';
import { readAlone } from '#hub/store/read-together.ts';
import { accessReport } from './access-report.ts';
import { disposedFiles, previewDisposal } from './dispose.ts';

/** What may go, what went, and what is kept of a person. The decisions are lines of the books. */
export function privacyRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const door = { onRequest: [doors.desk, doors.permitted('disposals.read')] };

  server.route({
    method: 'POST',
    url: '/v1/disposals/preview',
    ...door,
    schema: { response: { 200: DisposalPreview } },
    handler: (request) => previewDisposal(hub, deskOf(request).officeId),
  });

  server.route({
    method: 'POST',
    url: '/v1/disposals/files',
    ...door,
    schema: { body: DisposedAsk, response: { 200: DisposedFiles } },
    handler: (request) => disposedFiles(hub, deskOf(request).officeId, request.body),
  });

  // A desk asks about what it still has: no person is needed, and it hears of nothing else.
  server.route({
    method: 'POST',
    url: '/v1/disposals/gone',
    onRequest: doors.desk,
    schema: { body: GoneAsk, response: { 200: GoneReply } },
    async handler(request) {
      const { officeId } = deskOf(request);
      return { gone: [...(await readAlone(hub.store, findGone(hub.store, officeId, request.body.ids)))] };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/privacy/access-report',
    onRequest: [doors.desk, doors.permitted('access.report')],
    schema: { body: AccessAsk, response: { 200: AccessReport } },
    handler: (request) => {
      const { officeId, name } = deskOf(request);
      const doer = { officeId, actor: accountOf(request).id, desk: name };
      return accessReport(hub, doer, request.body.subject);
    },
  });
}
