/** Tables by columns, as the data files have them, as rows. */
import type { Columns } from './data';

export type Cell = number | string | boolean | null;
export type Row = Record<string, Cell>;

/** The rows of a table by columns. */
export function rows(columns: Columns | undefined): Row[] {
  if (!columns) {
    return [];
  }
  const names = Object.keys(columns);
  const length = names.length === 0 ? 0 : columns[names[0]].length;
  return Array.from({ length }, (_, index) => {
    const row: Row = {};
    for (const name of names) {
      row[name] = columns[name][index] ?? null;
    }
    return row;
  });
}

/** A number of a row; null where there is none. */
export function num(row: Row | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === 'number' ? value : null;
}

/** A text of a row. */
export function text(row: Row | undefined, name: string): string {
  const value = row?.[name];
  return value === null || value === undefined ? '' : String(value);
}

/** Rows by what a column says. */
export function by(table: Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of table) {
    const key = text(row, name);
    const group = groups.get(key);
    if (group) {
      group.push(row);
    } else {
      groups.set(key, [row]);
    }
  }
  return groups;
}

/** The sum of a column; null where no row has a number. */
export function sum(table: Row[], name: string): number | null {
  let total: number | null = null;
  for (const row of table) {
    const value = num(row, name);
    if (value !== null) {
      total = (total ?? 0) + value;
    }
  }
  return total;
}
