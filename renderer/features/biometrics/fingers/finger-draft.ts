import { z } from 'zod';
import {
  ExceptedFinger,
  FingerPosition,
  PrintDevice,
  RidgeFindings,
  type FingerPolicy,
  type FingerPrint,
} from '#common/domain/biometrics/finger.ts';
import {
  fingerPlan,
  needsProof,
  tryVerdict,
  type PlannedFinger,
} from '#common/domain/biometrics/finger-plan.ts';
import { AttachmentId } from '#common/kernel/ids.ts';

/** The best print of a finger so far. Without a device it is a picture from a file, which nobody scored. */
const Best = z.object({
  attachmentId: AttachmentId,
  quality: z.int().nullable(),
  device: PrintDevice.nullable(),
  /** The look at the ridges found fault with it: it is taken again while there are tries left. */
  isDoubtful: z.boolean(),
  /** What that look found; absent in drafts of older builds. */
  ridges: RidgeFindings.nullish(),
});

const Entry = z.object({
  position: FingerPosition,
  /** Scores of the tries, oldest first. */
  tries: z.array(z.int()),
  best: Best.nullable(),
});
export type FingerEntry = z.infer<typeof Entry>;

/** What was taken so far: it survives the lock, a crash and a change of shift. */
export const FingerDraft = z.object({
  entries: z.array(Entry),
  exceptions: z.array(ExceptedFinger),
  reason: z.string(),
  /** Why prints came from files; absent in drafts of older builds. */
  fileNote: z.string().optional(),
});
export type FingerDraft = z.infer<typeof FingerDraft>;

export const NO_FINGERS: FingerDraft = { entries: [], exceptions: [], reason: '' };

export function parseDraft(content: unknown): FingerDraft | null {
  const draft = FingerDraft.safeParse(content);
  return draft.success ? draft.data : null;
}

/** OPEN: nothing yet. AGAIN: a print, but not good enough to stop. DONE and EXCEPTED need nothing more. */
export type FingerState = 'OPEN' | 'AGAIN' | 'DONE' | 'EXCEPTED';

export type FingerLine = PlannedFinger & { state: FingerState; entry: FingerEntry };

/** Each finger that is asked for now, with how far it is. */
export function fingerLines(policy: FingerPolicy, draft: FingerDraft): FingerLine[] {
  return fingerPlan(policy, draft.exceptions).map(({ position, replaces }) => {
    const entry = entryOf(draft, position);
    return { position, replaces, entry, state: stateOf(policy, draft, entry) };
  });
}

export function entryOf(draft: FingerDraft, position: FingerPosition): FingerEntry {
  return draft.entries.find((entry) => entry.position === position) ?? { position, tries: [], best: null };
}

function stateOf(
  policy: FingerPolicy,
  { exceptions }: FingerDraft,
  { position, tries, best }: FingerEntry,
): FingerState {
  if (exceptions.some((one) => one.position === position)) return 'EXCEPTED';
  if (!best) return 'OPEN';
  if (best.quality === null) return 'DONE';
  if (best.isDoubtful && tries.length < policy.maxAttempts) return 'AGAIN';
  return tryVerdict(policy, best.quality, tries.length) === 'ENOUGH' ? 'DONE' : 'AGAIN';
}

/** The fingers of one press on the glass: the chosen one, and with a slap device the open ones of its group. */
export function pressOf(
  policy: FingerPolicy,
  lines: readonly FingerLine[],
  chosen: FingerPosition,
  isSlap: boolean,
): FingerPosition[] {
  const group = isSlap ? policy.groups.find((positions) => positions.includes(chosen)) : undefined;
  if (!group) return [chosen];
  const isOpen = (position: FingerPosition) =>
    lines.some((line) => line.position === position && (line.state === 'OPEN' || line.state === 'AGAIN'));
  return group.filter((position) => position === chosen || isOpen(position));
}

/** The next finger that still needs something, after the given one and around. */
export function nextOpen(lines: readonly FingerLine[], after: FingerPosition | null): FingerPosition | null {
  const at = lines.findIndex(({ position }) => position === after);
  const turned = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
  return turned.find(({ state }) => state === 'OPEN' || state === 'AGAIN')?.position ?? null;
}

export type Taken = {
  position: FingerPosition;
  quality: number;
  attachmentId: AttachmentId | null;
  device: PrintDevice;
  isDoubtful: boolean;
  ridges?: RidgeFindings | null;
};

/** The score that the next print of a finger must beat to be kept; any plain one beats a doubtful one. */
export function bestScore({ best }: FingerEntry): number | null {
  return best && !best.isDoubtful ? best.quality : null;
}

/** One more try of a finger. It becomes the best when it was kept, but a doubtful one never takes the place of a plain one. */
export function withTry(
  draft: FingerDraft,
  { position, quality, attachmentId, device, isDoubtful, ridges }: Taken,
): FingerDraft {
  const before = entryOf(draft, position);
  const isWorse = isDoubtful && before.best !== null && !before.best.isDoubtful;
  const best =
    attachmentId === null || isWorse
      ? before.best
      : { attachmentId, quality, device, isDoubtful, ...(ridges ? { ridges } : {}) };
  return withEntry(draft, { position, tries: [...before.tries, quality], best });
}

export function withFile(
  draft: FingerDraft,
  position: FingerPosition,
  attachmentId: AttachmentId,
): FingerDraft {
  return withEntry(draft, {
    position,
    tries: [],
    best: { attachmentId, quality: null, device: null, isDoubtful: false },
  });
}

function withEntry(draft: FingerDraft, entry: FingerEntry): FingerDraft {
  return {
    ...draft,
    exceptions: draft.exceptions.filter(({ position }) => position !== entry.position),
    entries: [...draft.entries.filter(({ position }) => position !== entry.position), entry],
  };
}

export function withException(draft: FingerDraft, exception: ExceptedFinger): FingerDraft {
  const { position } = exception;
  return {
    ...draft,
    entries: draft.entries.filter((entry) => entry.position !== position),
    exceptions: [...draft.exceptions.filter((one) => one.position !== position), exception],
  };
}

export function withoutException(draft: FingerDraft, position: FingerPosition): FingerDraft {
  return { ...draft, exceptions: draft.exceptions.filter((one) => one.position !== position) };
}

/** A print that no device took is among those that will be recorded. */
export function hasFiles(policy: FingerPolicy, draft: FingerDraft): boolean {
  return fingerLines(policy, draft).some(({ entry: { best } }) => best !== null && best.device === null);
}

/** Nothing is left unsaid: every finger is taken or explained, every explanation is proven that must be. */
export function isComplete(policy: FingerPolicy, draft: FingerDraft): boolean {
  return (
    fingerLines(policy, draft).every(({ state }) => state === 'DONE' || state === 'EXCEPTED') &&
    draft.exceptions.every((one) => !needsProof(policy, one) || one.proofAttachmentId !== undefined) &&
    (!hasFiles(policy, draft) || (draft.fileNote ?? '').trim() !== '')
  );
}

/** What is recorded: of each finger the best print, in the order of the plan. */
export function recorded(
  policy: FingerPolicy,
  draft: FingerDraft,
): { fingers: FingerPrint[]; exceptions: ExceptedFinger[]; fileNote?: string } {
  const lines = fingerLines(policy, draft);
  const fingers = lines.flatMap(({ position, replaces, entry: { best, tries } }) =>
    best
      ? [
          {
            position,
            attachmentId: best.attachmentId,
            quality: best.quality,
            ...(tries.length > 0 ? { attempts: tries.length } : {}),
            ...(replaces ? { replaces } : {}),
            ...(best.device ? { device: best.device } : {}),
            ...(best.ridges ? { ridges: best.ridges } : {}),
          },
        ]
      : [],
  );
  const planned = new Set(lines.map(({ position }) => position));
  return {
    fingers,
    exceptions: draft.exceptions.filter(({ position }) => planned.has(position)),
    ...(hasFiles(policy, draft) ? { fileNote: draft.fileNote ?? '' } : {}),
  };
}
