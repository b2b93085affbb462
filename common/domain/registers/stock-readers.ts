import type { Role } from '#common/domain/applications/vocabulary.ts';

/** Who sees the stock sees its books. */
export const STOCK_READERS: readonly Role[] = [
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
  'OFFICE_HEAD',
  'PRINT',
  'QC',
  'AUDITOR',
];
