import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { UserId } from '#common/kernel/ids.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';

export type HubServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The desk whose key proved the request. */
export type RequestDesk = { id: string; name: string; officeId: string; thumbprint: string };

/** The person who signed in at that desk with the hub. */
export type RequestAccount = { id: UserId; roles: readonly Role[]; mustChange: boolean };

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    desk: RequestDesk | null;
    account: RequestAccount | null;
  }
}

/** The desk of a request that passed the desk's door. */
export function deskOf(request: FastifyRequest): RequestDesk {
  if (!request.desk) throw new CodedError('DESK_UNKNOWN');
  return request.desk;
}

/** The person of a request that passed the person's door. */
export function accountOf(request: FastifyRequest): RequestAccount {
  if (!request.account) throw new CodedError('HUB_SIGN_IN_NEEDED');
  return request.account;
}
