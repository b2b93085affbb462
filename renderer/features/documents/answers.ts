import type { Application } from '#common/domain/applications/application.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { isAskedFor } from '#common/domain/documents/beyond-list.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { needsRescan } from '#common/domain/documents/page.ts';
import type { Requirement } from '#common/domain/documents/requirement-matrix.ts';

export const ANSWERS = ['present', 'genuine', 'valid', 'matches'] as const;

export type Answer = Record<(typeof ANSWERS)[number], boolean> & {
  unclear: boolean;
  note: string;
  count: number;
};

/** What has been answered about one original so far. */
export function answerOf(file: Application, code: DocCode): Answer {
  const document = file.documents[code];
  return {
    present: document?.present ?? false,
    genuine: document?.genuine ?? false,
    valid: document?.valid ?? false,
    matches: document?.matches ?? false,
    unclear: document?.unclear ?? false,
    note: document?.note ?? '',
    count: document?.count ?? 1,
  };
}

/** A paper outside the list about which nobody has said yet why it is here. */
export function lacksReason({ file, requirements }: Pick<FileView, 'file' | 'requirements'>, code: DocCode) {
  return !isAskedFor(file, requirements, code) && answerOf(file, code).note.trim() === '';
}

/** All four answers are yes, and as many are here as are asked. */
export function isInOrder(file: Application, { code, count }: Pick<Requirement, 'code' | 'count'>): boolean {
  const answer = answerOf(file, code);
  return (
    ANSWERS.every((field) => answer[field]) && !needsRescan(file.documents[code]) && answer.count >= count
  );
}
