import type { TableId } from './table-id.ts';

export type Cell = string | number | null;
export type ReportTable = {
  id: TableId;
  title: string;
  columns: readonly { label: string; isNumber: boolean }[];
  rows: readonly (readonly Cell[])[];
};

export type Lines = Pick<ReportTable, 'columns' | 'rows'>;

export function word(label: string) {
  return { label, isNumber: false };
}

export function number(label: string) {
  return { label, isNumber: true };
}
