import type { FileView } from '#common/contract/ipc/applications.ts';
import { isFinal, Stage, type Role } from '#common/domain/applications/vocabulary.ts';
import type { Step } from '#renderer/ui/step-line.tsx';

/** The stage whose work area is shown: the one asked for, else the first that the person's roles serve, else the first. */
export function chooseStage(
  stages: readonly Stage[],
  asked: string | null,
  rolesOf: (stage: Stage) => readonly Role[],
  roles: readonly Role[],
): Stage | null {
  const wanted = Stage.safeParse(asked);
  if (wanted.success && stages.includes(wanted.data)) return wanted.data;
  const served = stages.find((stage) => rolesOf(stage).some((role) => roles.includes(role)));
  return served ?? stages[0] ?? null;
}

/**
 * The seven steps of the header. Capture and interview are open side by side; each is done by its own result. A file that ended
 * before the end shows where.
 */
export function stepsOf({ file, stages }: FileView, label: (stage: Stage) => string): readonly Step[] {
  const here = stages.map((stage) => Stage.options.indexOf(stage)).toSorted((a, b) => a - b);
  const first = here[0] ?? 0;
  const last = here.at(-1) ?? first;
  const isDone = file.state === 'HANDED_OVER';
  const isStopped = isFinal(file.state) && !isDone;
  const hasCapture = file.photo !== null && file.fingerprints !== null && file.signature !== null;
  const ownResult: Partial<Record<Stage, boolean>> = {
    capture: hasCapture,
    interview: file.interview !== null,
  };

  return Stage.options.map((stage, index) => {
    const isHere = index >= first && index <= last && stages.includes(stage);
    const status = statusOf();
    return { id: stage, label: label(stage), status };

    function statusOf(): Step['status'] {
      if (isDone) return 'DONE';
      if (isStopped) return index < last ? 'DONE' : index === last ? 'STOPPED' : 'TODO';
      if (file.state === 'IN_SERVICE' && isHere) return ownResult[stage] ? 'DONE' : 'CURRENT';
      if (isHere && index === furthest()) return 'CURRENT';
      return index < furthest() ? 'DONE' : 'TODO';
    }

    /** States that belong to two stages stand at the one that serves them next. */
    function furthest(): number {
      return file.state === 'QC_PASSED' || file.state === 'CHECKED_IN' ? last : first;
    }
  });
}
