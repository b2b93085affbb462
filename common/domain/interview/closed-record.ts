import type { Examination } from '#common/domain/applications/application.ts';

/** Signed by whoever was examined, and finished: a record of questions and answers is when its examiner closes it. */
export function isRecordClosed(bap: Examination['bap']): boolean {
  return bap?.applicantSigned === true && (bap.record === undefined || bap.record.signedOff !== null);
}
