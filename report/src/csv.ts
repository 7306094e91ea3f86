/** A table as a file that a spreadsheet opens: comma between cells, point in numbers, UTF-8. */
import type { Row } from './columns';

/** The text of the file; its first character tells spreadsheets that it is UTF-8. */
export function csv(names: string[], table: Row[]): string {
  const lines = [names.map(quoted).join(',')];
  for (const row of table) {
    lines.push(names.map(name => quoted(row[name])).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function quoted(cell: unknown): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  const text = String(cell);
  // A text that begins so would be taken for a formula.
  const safe = typeof cell === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
