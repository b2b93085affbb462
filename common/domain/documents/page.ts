import { z } from 'zod';

/** Which side of the paper a page shows. INSIDE: an opened booklet, a family card's inner pages. */
export const PageSide = z.enum(['FRONT', 'BACK', 'INSIDE']);
export type PageSide = z.infer<typeof PageSide>;

/** Why a page cannot be used as it is: a coded reason of the procedure, and words where the reason asks for them. */
export const Unclear = z
  .object({ reasonCode: z.string().max(60), note: z.string().trim().max(500) })
  .strict();
export type Unclear = z.infer<typeof Unclear>;

type Page = { unclear?: Unclear | undefined };
type Pages = { attachments: readonly Page[]; unclear: boolean };

export function unclearPages(document: Pages | undefined): readonly Page[] {
  return document?.attachments.filter((page) => page.unclear !== undefined) ?? [];
}

/** The document as a whole was called unclear, or one of its pages waits to be scanned anew. */
export function needsRescan(document: Pages | undefined): boolean {
  return document !== undefined && (document.unclear || unclearPages(document).length > 0);
}
