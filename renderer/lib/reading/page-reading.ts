import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { CardField } from './cards/card-field.ts';
import type { PageKind } from './cards/page-kind.ts';
import type { MrzReading } from './mrz/read-mrz.ts';

/** A QR or bar code on the page. */
export type PageCode = { format: string; text: string };

/** What is on a page, all of it as suggestions: nothing here has been decided by a person. */
export type PageReading = {
  kind: PageKind;
  mrz: MrzReading | null;
  fields: CardField[];
  codes: PageCode[];
  /** Of the page in pixels, to which the zone's corners refer. */
  size: { width: number; height: number };
  ms: number;
};

/** `UNREADABLE`: no picture in it. `CANCELLED`: a newer page was asked for. `FAILED`: the reader itself broke down. */
export type ReadingProblem = 'UNREADABLE' | 'CANCELLED' | 'FAILED';

export type ReadRequest = { id: number; image: Blob | ImageBitmap; on: PlainDate; nik?: string | undefined };
export type ReadAnswer =
  | { id: number; ok: true; reading: PageReading }
  | { id: number; ok: false; code: Exclude<ReadingProblem, 'CANCELLED'> };
