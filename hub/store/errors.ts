import type { ErrorCode } from '#common/contract/ipc/reply.ts';

/** What a constraint or trigger means to the officer whose action it refused. */
const MEANING: Readonly<Record<string, ErrorCode>> = {
  separation_s1: 'SEPARATION_S1',
  separation_s2: 'SEPARATION_S2',
  separation_s3: 'SEPARATION_S3',
  separation_s6: 'SEPARATION_S6',
  second_person_required: 'SECOND_PERSON_REQUIRED',
  document_two_persons: 'SECOND_PERSON_REQUIRED',
  proposal_two_persons: 'SECOND_PERSON_REQUIRED',
  proposal_decided_once: 'PROPOSAL_DECIDED',
  action_pkey: 'ACTION_ID_USED',
  action_register_no: 'REGISTER_NO_USED',
  application_number: 'FILE_EXISTS',
  application_passport_number: 'PASSPORT_NUMBER_USED',
};

/**
 * The code of a refusal by the database itself: a constraint (class 23) or a value that no column takes (class 22). Null for
 * everything else, which is trouble that passes and refuses nothing.
 */
export function refusalOf(error: unknown): ErrorCode | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (!/^2[23]/.test(String(error.code))) return null;
  const name = 'constraint' in error ? String(error.constraint) : '';
  return Object.hasOwn(MEANING, name) ? (MEANING[name] ?? 'CONSTRAINT') : 'CONSTRAINT';
}
