import { z } from 'zod';
import {
  AttachmentBundle,
  AttachmentPath,
  AttachmentQuery,
  BUNDLE_TYPE,
  BundleReply,
  ErasedReply,
  MissingReply,
  MissingRequest,
} from '#common/contract/hub/attachments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { release } from '#runtime/release.ts';
import { LARGEST_BUNDLE, readBundle } from '#runtime/wire/attachment-bundle.ts';
import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { listMissing } from '#hub/store/attachments.ts';
import { erasedOf } from '#hub/store/specific-data.ts';
import { UPLOADS_PATH, type AttachmentUploads } from './attachment-uploads.ts';
import { readAttachment, storeAttachments, type AttachmentParts } from './attachments.ts';

type Parts = AttachmentParts & { doors: Doors; uploads: AttachmentUploads };

export function attachmentRoutes(server: HubServer, { hub, vault, doors, uploads }: Parts): void {
  const parts = { hub, vault };
  server.addContentTypeParser(BUNDLE_TYPE, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => {
    const bundle = readBundle(body);
    if (!bundle) throw new CodedError('INPUT_INVALID', { fields: ['body'] });
    return bundle;
  });
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
    method: 'POST',
    url: '/v1/attachments/erased',
    onRequest: doors.desk,
    schema: { body: MissingRequest, response: { 200: ErasedReply } },
    handler: async (request) => ({
      erased: await erasedOf(hub.store, deskOf(request).officeId, request.body.ids),
    }),
  });

  server.route({
    method: 'POST',
    url: '/v1/attachments',
    onRequest: doors.desk,
    bodyLimit: LARGEST_BUNDLE,
    schema: { consumes: [BUNDLE_TYPE], body: AttachmentBundle, response: { 200: BundleReply } },
    async handler(request) {
      const results = await storeAttachments(parts, deskOf(request), request.body);
      // All of them are views of the one body.
      request.body.slice(0, 1).forEach(({ bytes }) => release(bytes));
      return { results };
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
