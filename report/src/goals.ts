/** What a goal for the population takes: straight lines between the points that were worked out. */
import type { Row } from './columns';
import { num } from './columns';

export interface Point {
  rate: number;
  persons: number;
}

/** The points of a year, by rate. */
export function points(table: Row[], year: number): Point[] {
  return table
    .filter(row => row.year === year)
    .map(row => ({ rate: num(row, 'rate') as number, persons: num(row, 'persons') as number }))
    .sort((a, b) => a.rate - b.rate);
}

/** The attractiveness with which so many people are reached; null beyond what was worked out. */
export function rateFor(persons: number, line: Point[]): number | null {
  for (let index = 1; index < line.length; index++) {
    const [low, high] = [line[index - 1], line[index]];
    if (persons >= low.persons && persons <= high.persons) {
      const share = high.persons === low.persons ? 0 : (persons - low.persons) / (high.persons - low.persons);
      return low.rate + share * (high.rate - low.rate);
    }
  }
  return null;
}
