import type { z } from 'zod';
import { guard } from '#common/domain/applications/guards.ts';
import type { Policy, ReasonKind } from '#common/domain/applications/policy.ts';
import { refuse, type Refusal } from '#common/domain/applications/refusal.ts';
import type { Check } from '#common/domain/applications/rule.ts';
import type { AttachDocument, DescribePage, RefilePage } from './actions.ts';
import type { Unclear } from './page.ts';
import { findPage, type PageOf } from './page-moves.ts';

export const somePage = guard('page.some', 'PAGE_UNKNOWN', ({ file }) =>
  Object.values(file.documents).some(({ attachments }) => attachments.length > 0),
);

export const pageIsKnown: Check<PageOf> = {
  id: 'page.known',
  refuses: ({ file, payload }) => (findPage(file, payload) ? null : refuse('PAGE_UNKNOWN')),
};

export const replacedIsKnown: Check<z.infer<typeof AttachDocument>> = {
  id: 'page.replaced',
  refuses: ({ file, payload: { code, replaces } }) =>
    !replaces || findPage(file, { code, attachmentId: replaces }) ? null : refuse('PAGE_UNKNOWN'),
};

/** The same page once more would only wipe what was said of it. */
export const notThereYet: Check<z.infer<typeof AttachDocument>> = {
  id: 'attach.notThereYet',
  refuses: ({ file, payload }) => (findPage(file, payload) ? refuse('NO_CHANGES') : null),
};

export const somethingDescribed: Check<z.infer<typeof DescribePage>> = {
  id: 'describe.changed',
  refuses: ({ file, payload }) => {
    const { side = null, quality = '', unclear = null } = findPage(file, payload) ?? {};
    const isSame =
      side === payload.side &&
      quality === payload.quality &&
      unclear?.reasonCode === payload.unclear?.reasonCode &&
      unclear?.note === payload.unclear?.note;
    return isSame ? refuse('NO_CHANGES') : null;
  },
};

export const filedElsewhere: Check<z.infer<typeof RefilePage>> = {
  id: 'refile.elsewhere',
  refuses: ({ payload }) => (payload.to === payload.code ? refuse('NO_CHANGES') : null),
};

export const unclearReasons: readonly Check<z.infer<typeof DescribePage>>[] = [
  {
    id: 'unclear.reason',
    refuses: ({ payload, policy }) =>
      payload.unclear ? kindProblem(payload.unclear.reasonCode, 'RESCAN', policy) : null,
  },
  {
    id: 'unclear.note',
    refuses: ({ payload, policy }) => (payload.unclear ? noteProblem(payload.unclear, policy) : null),
  },
];

/** One reason is enough for a page; words are asked only where the reason says too little. */
export function pageReason(kind: ReasonKind): readonly Check<z.infer<typeof Unclear>>[] {
  return [
    {
      id: 'pageReason.known',
      refuses: ({ payload, policy }) => kindProblem(payload.reasonCode, kind, policy),
    },
    { id: 'pageReason.note', refuses: ({ payload, policy }) => noteProblem(payload, policy) },
  ];
}

function kindProblem(reason: string, kind: ReasonKind, { reasons }: Policy): Refusal | null {
  const found = reasons.get(reason);
  if (!found) return refuse('REASON_UNKNOWN', { reason });
  return found === kind ? null : refuse('REASON_KIND_WRONG', { reason });
}

function noteProblem(
  { reasonCode, note }: z.infer<typeof Unclear>,
  { reasonsWithNote, minNoteLength: min }: Policy,
): Refusal | null {
  if (!reasonsWithNote.has(reasonCode)) return null;
  return note.trim().length >= min ? null : refuse('NOTE_TOO_SHORT', { min });
}
