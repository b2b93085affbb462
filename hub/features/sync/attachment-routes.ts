import { z } from 'zod';
import {
  AttachmentPath,
  AttachmentQuery,
  MissingReply,
  MissingRequest,
  StoredReply,
} from '#common/contract/hub/attachments.ts';
import { SMALL_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { listMissing } from '#hub/store/attachments.ts';
import { UPLOADS_PATH, type AttachmentUploads } from './attachment-uploads.ts';
import { isStored, readAttachment, storeAttachment, type AttachmentParts } from './attachments.ts';

type Parts = AttachmentParts & { doors: Doors; uploads: AttachmentUploads };

export function attachmentRoutes(server: HubServer, { hub, vault, doors, uploads }: Parts): void {
  const parts = { hub, vault };
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  // tus reads the request itself, piece by piece.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));

  server.route({
    method: 'POST',
    url: '/v1/attachments/missing',
    onRequest: doors.desk,
    schema: { body: MissingRequest, response: { 200: MissingReply } },
    handler: async (request) => ({
      missing: await listMissing(hub.store, deskOf(request).officeId, request.body.ids),
    }),
  });

  server.route({
    method: 'PUT',
    url: '/v1/attachments/:id',
    onRequest: doors.desk,
    bodyLimit: SMALL_ATTACHMENT,
    schema: { params: AttachmentPath, response: { 200: StoredReply } },
    async handler(request) {
      const desk = deskOf(request);
      const { id } = request.params;
      const body: unknown = request.body;
      if (!(body instanceof Uint8Array)) throw new CodedError('INPUT_INVALID', { fields: ['body'] });
      if (!(await isStored(parts, desk.officeId, id))) await storeAttachment(parts, desk, id, body);
      return { stored: true as const };
    },
  });

  server.route({
    method: 'GET',
    url: '/v1/attachments/:id',
    onRequest: doors.desk,
    schema: { params: AttachmentPath, querystring: AttachmentQuery },
    async handler(request, reply) {
      const wanted = { id: request.params.id, applicationId: request.query.application };
      const { mediaType, bytes } = await readAttachment(parts, deskOf(request).officeId, wanted);
      // Never shown by whatever opens the address: it is taken, checked and shown by the desk.
      void reply
        .type(mediaType)
        .header('content-disposition', 'attachment')
        .header('cache-control', 'no-store');
      return reply.send(Buffer.from(bytes));
    },
  });

  const upload = {
    onRequest: doors.desk,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    async handler(request: Parameters<typeof deskOf>[0], reply: { hijack(): unknown; raw: ServerReply }) {
      reply.hijack();
      await uploads.handle(deskOf(request), request.raw, reply.raw);
    },
  };
  server.route({ method: 'POST', url: UPLOADS_PATH, ...upload });
  server.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${UPLOADS_PATH}/:id`,
    schema: { params: z.object({ id: z.string() }) },
    ...upload,
  });
}

type ServerReply = Parameters<AttachmentUploads['handle']>[2];
