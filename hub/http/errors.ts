import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Logger } from '#runtime/logging/logger.ts';

const STATUS: Partial<Record<ReplyError['code'], number>> = {
  INPUT_INVALID: 400,
  PROOF_INVALID: 401,
  TOKEN_EXPIRED: 401,
  CLOCK_WRONG: 401,
  DESK_UNKNOWN: 401,
  SIGN_IN_FAILED: 401,
  TOTP_NEEDED: 401,
  HUB_SIGN_IN_NEEDED: 401,
  PASSWORD_MUST_CHANGE: 403,
  ENROLMENT_REFUSED: 403,
  DESK_REVOKED: 403,
  DESK_LOCKED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  FILE_NOT_FOUND: 404,
  UPDATE_NOT_OPEN: 404,
  ATTACHMENT_MISSING: 404,
  ATTACHMENT_ERASED: 410,
  REFETCH: 410,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  FILE_UNREADABLE: 415,
  ATTACHMENT_DAMAGED: 422,
  // Not 429: that is the hub's load and is tried again, this is the person's account and is told.
  SIGN_IN_PAUSED: 423,
  VETTING_ENDED: 403,
  PROTOCOL_UNSUPPORTED: 426,
  TOO_MANY_REQUESTS: 429,
  DISK_FULL: 507,
};

/** Where a code has no status of its own, what was asked contradicts what is stored. */
const CONFLICT = 409;

export type Answer = { status: number; body: ReplyError };

/** What a failure tells the desk: code and details, never a stack, a value or a path. */
export function answerTo(error: unknown): Answer {
  if (error instanceof CodedError) {
    const { code, details } = error;
    return { status: STATUS[code] ?? CONFLICT, body: details ? { code, details } : { code } };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath }) =>
      instancePath.split('/').filter(Boolean).join('.'),
    );
    return {
      status: 400,
      body: { code: 'INPUT_INVALID', details: { fields: [...new Set(fields)].slice(0, 20) } },
    };
  }
  if (isFullDisk(error)) return { status: 507, body: { code: 'DISK_FULL' } };
  return frameworkAnswer(error) ?? { status: 500, body: { code: 'INTERNAL' } };
}

export function errorHandler(log: Logger) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, body } = answerTo(error);
    if (status >= 500) log.error('request failed', { route: request.routeOptions.url ?? '', status, error });
    return reply.code(status).send(body);
  };
}

/** Fastify's own refusals: malformed JSON, a body that is too large, an unknown media type. */
function frameworkAnswer(error: unknown): Answer | null {
  const status = numberOf(error, 'statusCode');
  if (status === null || status < 400 || status > 499) return null;
  if (status === 413) return { status, body: { code: 'FILE_TOO_LARGE' } };
  if (status === 429) return { status, body: { code: 'TOO_MANY_REQUESTS' } };
  return { status, body: { code: 'INPUT_INVALID', details: { fields: ['body'] } } };
}

/** ENOSPC and EDQUOT of the file system, 53100 of PostgreSQL. */
function isFullDisk(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}

function numberOf(error: unknown, key: string): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : null;
}
