import type { Cell, ReportTable } from '#common/domain/reports/table-column.ts';
import { formatCount } from '#renderer/lib/format.ts';

/** The lines of one table of a report; numbers stand under one another. */
export function ReportLines({ table: { columns, rows } }: { table: Omit<ReportTable, 'id'> }) {
  return (
    <>
      <thead>
        <tr>
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" data-number={isNumber || undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={index} scope="row">
                  {textOf(cell)}
                </th>
              ) : (
                <td
                  key={index}
                  data-number={columns[index]?.isNumber || undefined}
                  className={columns[index]?.isNumber ? 'numeric' : undefined}
                >
                  {textOf(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function textOf(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? formatCount(cell) : cell;
}
