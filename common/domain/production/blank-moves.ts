import type { Application, BlankOnFile } from '#common/domain/applications/application.ts';

/** The blanks whose state in the office's ledger changed with the file, so that no number is ever in two hands. */
export function blankMoves(before: Application | null, after: Application): readonly BlankOnFile[] {
  const moved: BlankOnFile[] = after.spentBlanks.slice(before?.spentBlanks.length ?? 0);
  const { blank } = after;
  const isSame = blank?.serial === before?.blank?.serial && blank?.state === before?.blank?.state;
  return blank && !isSame ? [...moved, blank] : moved;
}
