import type { Role, Stage } from '#common/domain/applications/vocabulary.ts';

/** The queue at which a role spends its day; null where the role handles no files. */
const DESK_STAGE: Readonly<Record<Role, Stage | null>> = {
  COUNTER: 'documents',
  BIOMETRIC: 'capture',
  INTERVIEWER: 'interview',
  BAP_EXAMINER: 'interview',
  ADJUDICATOR: 'decision',
  SUBSECTION_HEAD: 'decision',
  SECTION_HEAD: 'decision',
  OFFICE_HEAD: 'decision',
  PRINT: 'production',
  QC: 'production',
  HANDOVER: 'handover',
  COMPLAINT: null,
  IT_ADMIN: null,
  AUDITOR: null,
};

export function deskStage(roles: readonly Role[]): Stage | null {
  return roles.map((role) => DESK_STAGE[role]).find((stage) => stage !== null) ?? null;
}
