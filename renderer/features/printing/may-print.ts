import type { FileView } from '#common/contract/ipc/applications.ts';
import { isConfidential, type FilePaper } from '#common/domain/printing/paper.ts';

/** Statements of a person are printed by whoever has the file in hand or opened it with a reason. */
export function mayPrint({ isRevealed }: FileView, paper: FilePaper): boolean {
  return isRevealed || !isConfidential(paper);
}
