import type { Action } from '#common/domain/applications/rules.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { TestFile } from './rules-test-file.ts';

/** What stands in the list of a file since a version of the program that knew no better; it was accepted then. */
export function recordedBefore(
  t: TestFile,
  kind: 'approval.approve/1' | 'interview.recordExamination/1' | 'biometrics.capturePhoto/1',
  { role, payload }: { role: ActorRole; payload: object },
): TestFile {
  // The payload is one that the kind had then.
  t.add(t.action(kind, { role, payload }) as Action);
  return t;
}
