import type { ReportTable } from './report-tables.ts';

export type Lines = Pick<ReportTable, 'columns' | 'rows'>;

export function word(label: string) {
  return { label, isNumber: false };
}

export function number(label: string) {
  return { label, isNumber: true };
}
