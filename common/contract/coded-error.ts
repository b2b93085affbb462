import type { ReplyError } from './ipc/reply.ts';

/** An expected failure on its way to whoever asked. Anything else that is thrown is a bug. */
export class CodedError extends Error {
  readonly code: ReplyError['code'];
  readonly details: ReplyError['details'];

  constructor(code: ReplyError['code'], details?: ReplyError['details']) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
