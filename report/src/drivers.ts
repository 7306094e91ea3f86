/** The change of a place taken apart, over the years that are chosen. */
import type { Row } from './columns';
import { num, text } from './columns';

export interface Part {
  code: string;
  persons: number;
}

export interface Branch {
  kind: string;
  persons: number;
  parts: Part[];
}

const VITAL = ['births_expected', 'births_deviation', 'deaths_expected', 'deaths_deviation'];

/** In what order the branches of the change of population stand. */
export const ORDER = ['vital', 'nation', 'structure', 'both', 'own', 'residual'];

/** Sums by component over the years from first to last, of those that add up to the change. */
export function sums(table: Row[], components: Row[], measure: string, first: number, last: number): Part[] {
  const inSum = new Set(components.filter(one => one.is_in_sum === true).map(one => text(one, 'code')));
  const total = new Map<string, number>();
  for (const row of table) {
    const year = num(row, 'year') ?? NaN;
    const code = text(row, 'component');
    if (year >= first && year <= last && inSum.has(code)) {
      total.set(code, (total.get(code) ?? 0) + (num(row, measure) ?? 0));
    }
  }
  return components
    .map(one => text(one, 'code'))
    .filter(code => total.has(code))
    .map(code => ({ code, persons: total.get(code) as number }));
}

/** The tree: births and deaths by themselves, migration by what stands behind it. */
export function tree(parts: Part[], components: Row[]): Branch[] {
  const kinds = new Map(components.map(one => [text(one, 'code'), text(one, 'kind')]));
  const branches = new Map<string, Branch>();
  for (const part of parts) {
    const name = part.code.slice(part.code.indexOf(':') + 1);
    const kind = VITAL.includes(name) ? 'vital' : kinds.get(part.code) ?? 'residual';
    const branch = branches.get(kind) ?? { kind, persons: 0, parts: [] };
    branch.persons += part.persons;
    branch.parts.push(part);
    branches.set(kind, branch);
  }
  const order = [...ORDER, 'public'];
  return [...branches.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The years of which all is known. */
export function years(table: Row[]): number[] {
  return [...new Set(table.map(row => num(row, 'year') as number))].sort((a, b) => a - b);
}
