import { isCaptureTaken, type Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { isFinal, type Stage } from '#common/domain/applications/vocabulary.ts';
import { isConfirmationStale } from '#common/domain/interview/book-data.ts';
import { isPhotoWaiting } from '#common/domain/biometrics/photo.ts';

/** The stages in whose queues a file stands now. A closed file stands in none; one in service may stand in two. */
export function queueStages(file: Application, policy: Policy): readonly Stage[] {
  if (isFinal(file.state)) return [];
  const stages = policy.stagesOf[file.state].filter((stage) => isOpenFor(file, stage));
  // A proposal waits for its second person, a photo that did not pass for a supervisor, wherever the file itself lies.
  const waits = file.proposal !== null || (file.state === 'IN_SERVICE' && isPhotoWaiting(file));
  return waits && !stages.includes('decision') ? [...stages, 'decision'] : stages;
}

function isOpenFor(file: Application, stage: Stage): boolean {
  if (file.state !== 'IN_SERVICE') return true;
  if (stage === 'capture') return !isCaptureTaken(file);
  return stage !== 'interview' || file.interview?.outcome !== 'PROCEED' || isConfirmationStale(file);
}
