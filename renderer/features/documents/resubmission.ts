import { z } from 'zod';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** What happened to a file since it was last returned to the applicant. */
export type Resubmission = {
  returnedAt: Instant;
  /** What the applicant was told to bring. */
  asked: readonly DocCode[];
  /** Papers with new pages, or that were looked at again. */
  changed: ReadonlySet<DocCode>;
  fields: readonly string[];
};

const Changed = z.object({ changes: z.record(z.string(), z.unknown()) });
/** `to` is the paper that a page was moved to. */
const OfPaper = z.object({ code: DocCode, to: DocCode.optional() });

/** Whatever makes a paper another than it was, or says something new about it. */
const OF_PAPERS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'documents.attach/1',
  'documents.recordDocument/1',
  'documents.describePage/1',
  'documents.refilePage/1',
  'documents.removePage/1',
  'documents.checkField/1',
]);

/** Null for a file that never went back. */
export function resubmissionOf({ file, timeline }: Pick<FileView, 'file' | 'timeline'>): Resubmission | null {
  const last = file.returns.at(-1);
  if (!last) return null;
  const since = timeline.filter(
    ({ at, kind }) => at >= last.stamp.at && kind !== 'documents.returnDossier/1',
  );
  const papers = since.flatMap(({ kind, payload }) => {
    const parsed = OF_PAPERS.has(kind) ? OfPaper.safeParse(payload) : null;
    if (!parsed?.success) return [];
    const { code, to } = parsed.data;
    return to ? [code, to] : [code];
  });
  const fields = since.flatMap(({ kind, payload }) => {
    const parsed = kind === 'documents.amendData/1' ? Changed.safeParse(payload) : null;
    return parsed?.success ? Object.keys(parsed.data.changes) : [];
  });
  return {
    returnedAt: last.stamp.at,
    asked: last.missing,
    changed: new Set(papers),
    fields: [...new Set(fields)],
  };
}

/** Whether a line of the list has to be looked at again: it was asked for, it changed, or it is not in order. */
export function isToLookAt(line: { code: DocCode }, resubmission: Resubmission, isInOrder: boolean): boolean {
  return !isInOrder || resubmission.asked.includes(line.code) || resubmission.changed.has(line.code);
}
