import type { Application } from '#common/domain/applications/application.ts';
import type { ChipFindings } from '#common/domain/production/chip.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';

type Kept = { book: string; findings: ChipFindings };

/** What the reader found on each book, for as long as the desk is open: the quality test takes it from here, never from a page. */
export class ChipReadings {
  readonly #kept = new Map<ApplicationId, Kept>();

  keep(file: Application, findings: ChipFindings): void {
    this.#kept.set(file.id, { book: bookOf(file), findings });
  }

  /** Null where this book was not read, even if an earlier one of the file was. */
  find(file: Application): ChipFindings | null {
    const kept = this.#kept.get(file.id);
    return kept?.book === bookOf(file) ? kept.findings : null;
  }
}

function bookOf({ blank, book }: Application): string {
  return `${blank?.serial ?? ''} ${book?.stamp.at ?? ''}`;
}
