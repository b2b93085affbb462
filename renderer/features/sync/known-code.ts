import { DeskErrorCode, type ErrorCode } from '#common/contract/ipc/reply.ts';
import { RefusalCode } from '#common/domain/applications/refusal.ts';

/** A hub of another version may name a code that this build has no sentence for. */
export function knownCode(code: string): ErrorCode {
  return [...DeskErrorCode.options, ...RefusalCode.options].find((option) => option === code) ?? 'CONSTRAINT';
}
