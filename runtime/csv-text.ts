/** A table as spreadsheets of this country open it: semicolons, Windows line ends, marked as UTF-8. */
export function csvText(lines: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A leading =, +, - or @ would be run as a formula by a spreadsheet. */
function quoted(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
