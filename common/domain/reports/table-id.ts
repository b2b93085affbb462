/** A report as sheets of lines: the screen, the paper and the workbook show the same ones. */
export const TABLES = [
  'counts',
  'service',
  'norms',
  'byDay',
  'byHour',
  'byLane',
  'byType',
  'byKind',
  'outcomes',
  'refusals',
  'reasons',
  'missing',
  'procedure',
  'deviations',
  'deviationReasons',
  'officers',
  'pairs',
  'seats',
  'photoSeats',
  'blanks',
  'printing',
] as const;
export type ReportTableId = (typeof TABLES)[number];

/** What applicants said in the same period. */
export type VoiceTableId =
  'ikm' | 'elements' | 'months' | 'suggestions' | 'improvements' | 'complaints' | 'complaintClasses';
export type TableId = ReportTableId | VoiceTableId;
