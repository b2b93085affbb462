import type { FastifyRequest } from 'fastify';
import { CodedError } from '#common/contract/coded-error.ts';
import { BookingUploads, UploadBytes, UploadPath, UploadsPath } from '#common/contract/hub/gateway.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { isDecider } from '#common/domain/session/permission.ts';
import { noteInAudit } from '#hub/features/session/office-change.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { findOfficeFile } from '#hub/store/gateway-results.ts';
import { CentreFailure, type CentralGateway } from './central-gateway.ts';

type Parts = { hub: HubContext; doors: Doors; gateway: CentralGateway | null };

/** What an applicant sent in with the booking, fetched from the centre when an officer has the file in hand. Nothing of it stays at the hub. */
export function uploadRoutes(server: HubServer, { hub, doors, gateway }: Parts): void {
  const atWork = { onRequest: [doors.desk, doors.permitted('case.act')] };

  /** Of a file that this person has in hand, or decides about. */
  async function numberOf(request: FastifyRequest, id: ApplicationId): Promise<string> {
    const file = await findOfficeFile(hub.store, deskOf(request).officeId, id);
    if (!file) throw new CodedError('NOT_FOUND');
    const account = accountOf(request);
    const decides = isDecider(account.roles);
    if (file.claim?.by !== account.id && !decides) throw new CodedError('FILE_HIDDEN');
    return file.number;
  }

  server.route({
    method: 'GET',
    url: '/v1/gateway/uploads/:id',
    ...atWork,
    schema: { params: UploadsPath, response: { 200: BookingUploads } },
    async handler(request) {
      if (!gateway) return { uploads: [] };
      const number = await numberOf(request, request.params.id);
      return { uploads: [...(await answered(gateway.uploads(number)))] };
    },
  });

  server.route({
    method: 'GET',
    url: '/v1/gateway/uploads/:id/:upload',
    ...atWork,
    schema: { params: UploadPath, response: { 200: UploadBytes } },
    async handler(request) {
      if (!gateway) throw new CodedError('NOT_FOUND');
      const { id, upload } = request.params;
      const number = await numberOf(request, id);
      // What leaves the centre for a desk is in the chain before it is asked for.
      const note = { event: 'VIEW', subject: id, detail: 'upload of the booking fetched' } as const;
      await noteInAudit(hub, doerOf(request), note);
      const bytes = await answered(gateway.upload(number, upload));
      if (!bytes) throw new CodedError('NOT_FOUND');
      return { base64: Buffer.from(bytes).toString('base64') };
    },
  });
}

/** An officer waits for it: no centre is a refusal here. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CentreFailure) throw new CodedError('CENTRE_UNREACHABLE', { reason: error.reason });
    throw error;
  }
}
