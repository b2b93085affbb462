import type { FastifyRequest } from 'fastify';
import type { Doer } from '#hub/features/session/office-change.ts';
import { accountOf, deskOf } from './hub-server.ts';

/** For the audit: the person of the request, at the desk of the request. */
export function doerOf(request: FastifyRequest): Doer {
  const { officeId, name } = deskOf(request);
  return { officeId, actor: accountOf(request).id, desk: name };
}
