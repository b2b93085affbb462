import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { isCaptureTaken, type Application } from '#common/domain/applications/application.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import { isActionKind, type Action, type ActionKind } from '#common/domain/applications/rules.ts';
import { valuesOf, type SectionValues } from './section-values.ts';
import { FileSection, type FileHistory, type PastUsual } from './sections.ts';

/** One value that is another than at the capture. Null stands for one that was not there. */
export type Change = {
  section: FileSection;
  field: string;
  before: string | null;
  after: string | null;
  /** The last action that changed it. */
  by: UserId;
  at: Instant;
  kind: ActionKind;
};

export type SinceCapture = {
  /** When photo, prints and signature were first all there; null before. */
  capturedAt: Instant | null;
  changes: readonly Change[];
};

type Touched = Pick<Change, 'by' | 'at' | 'kind'>;
type Followed = {
  baseline: SectionValues | null;
  before: SectionValues | null;
  touched: Map<string, Touched>;
};

/**
 * What is another now than when the applicant stood before the camera, worked out from the file's list alone. A section that
 * was first recorded later (an interview after the capture) is held against its first record.
 */
export function changesSinceCapture(actions: readonly Action[]): SinceCapture {
  let file: Application | null = null;
  let capturedAt: Instant | null = null;
  const followed = new Map<FileSection, Followed>();
  for (const action of actions) {
    // What a newer build wrote is not understood here; the file stays readable all the same.
    if (!isActionKind(action.kind)) continue;
    let before: Application | null = file;
    file = evolve(file, action);
    if (capturedAt === null) {
      if (!isCaptureTaken(file)) continue;
      capturedAt = action.occurredAt;
      before = null;
    }
    for (const section of FileSection.options) {
      if (isTouched(section, before, file)) follow(followed, { section, file, action });
    }
  }
  const changes = FileSection.options.flatMap((section) => changesOf(section, followed.get(section)));
  return { capturedAt, changes };
}

/** Files are never changed in place: the same object holds the same values, and most actions leave most of them alone. */
function isTouched(section: FileSection, before: Application | null, now: Application): boolean {
  if (!before) return true;
  switch (section) {
    case 'APPLICANT':
      return (['applicant', 'type', 'kind', 'pages', 'validityYears'] as const).some(
        (part) => before[part] !== now[part],
      );
    case 'DOCUMENTS':
      return before.documents !== now.documents;
    case 'PHOTO':
      return before.photo !== now.photo;
    case 'FINGERPRINTS':
      return before.fingerprints !== now.fingerprints;
    case 'SIGNATURE':
      return before.signature !== now.signature;
    case 'INTERVIEW':
      return before.interview !== now.interview;
  }
}

type Step = { section: FileSection; file: Application; action: Action };

function follow(all: Map<FileSection, Followed>, { section, file, action }: Step): void {
  const now = valuesOf(file, section);
  const known = all.get(section);
  if (!known?.baseline) {
    all.set(section, { baseline: now, before: now, touched: new Map() });
    return;
  }
  for (const field of fieldsOf(known.before, now)) {
    if (known.before?.get(field)?.compared === now?.get(field)?.compared) continue;
    known.touched.set(field, { by: action.actor, at: action.occurredAt, kind: action.kind });
  }
  known.before = now;
}

function changesOf(section: FileSection, followed: Followed | undefined): Change[] {
  if (!followed?.baseline) return [];
  const { baseline, before: now, touched } = followed;
  return fieldsOf(baseline, now).flatMap((field) => {
    const first = baseline.get(field);
    const last = now?.get(field);
    const by = touched.get(field);
    if (first?.compared === last?.compared || !by) return [];
    return [{ section, field, before: first?.shown ?? null, after: last?.shown ?? null, ...by }];
  });
}

function fieldsOf(one: SectionValues | null, other: SectionValues | null): string[] {
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
}

/** What the rules of an approval ask of the file's list. */
export function historyOf(
  actions: readonly Action[],
  since: SinceCapture = changesSinceCapture(actions),
): FileHistory {
  const changed = new Set(since.changes.map(({ section }) => section));
  return { changed: [...changed], pastUsual: actions.flatMap(pastUsualOf) };
}

function pastUsualOf(action: Action): PastUsual[] {
  const seen = { id: action.id, by: action.actor, at: action.occurredAt };
  switch (action.kind) {
    case 'appointments.checkIn/1':
      return action.payload.overrideNote ? [{ ...seen, ground: 'CHECK_IN' }] : [];
    case 'queue.takeOver/1':
      return [{ ...seen, ground: 'TAKE_OVER' }];
    case 'documents.amendData/1':
      return [{ ...seen, ground: 'AMENDED' }];
    default:
      return [];
  }
}
