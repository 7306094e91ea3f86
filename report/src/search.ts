/** Finds a place by what somebody types: misspelt, without Norwegian letters, or by a code of long ago. */
import type { Row } from './columns';
import { num, text } from './columns';

export interface Found {
  unit: Row;
  /** The old code or name by which it was found. */
  former?: Row;
  score: number;
}

/** A text as it is compared: å, aa and a are one, and so on. */
export function plain(value: string): string {
  return value
    .toLowerCase()
    .replace(/å|aa/g, 'a')
    .replace(/ø|oe|ö/g, 'o')
    .replace(/æ|ae|ä/g, 'e')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** How many letters must be changed, put in, left out or exchanged; more than the most is given up. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) {
    return most + 1;
  }
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      let best = Math.min(changed, last[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, before[j - 2] + 1);
      }
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[other.length];
}

/** The places that may be meant, the likeliest first. */
export function search(typed: string, units: Row[], former: Row[], most = 8): Found[] {
  const wanted = plain(typed);
  if (wanted === '') {
    return [];
  }
  const found = new Map<string, Found>();
  const add = (unit: Row, score: number, old?: Row) => {
    const key = text(unit, 'code');
    const there = found.get(key);
    if (score > 0 && (!there || there.score < score)) {
      found.set(key, { unit, score, former: old });
    }
  };
  const byCode = new Map(units.map(unit => [text(unit, 'code'), unit]));
  for (const unit of units) {
    if (text(unit, 'level') !== 'country') {
      add(unit, score(wanted, text(unit, 'unit'), [text(unit, 'name_no'), text(unit, 'name_en')]));
    }
  }
  for (const old of former) {
    const unit = byCode.get(text(old, 'unit'));
    if (unit) {
      add(unit, 0.95 * score(wanted, text(old, 'old_code'), [text(old, 'name')]), old);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (num(b.unit, 'population') ?? 0) - (num(a.unit, 'population') ?? 0))
    .slice(0, most);
}

function score(wanted: string, code: string, names: string[]): number {
  if (/^[0-9]+$/.test(wanted)) {
    return code === wanted ? 100 : code.startsWith(wanted) ? 60 : 0;
  }
  let best = 0;
  for (const name of names.map(plain)) {
    if (name === wanted) {
      best = Math.max(best, 100);
    } else if (name.startsWith(wanted)) {
      best = Math.max(best, 90);
    } else if (name.split(' ').some(word => word.startsWith(wanted))) {
      best = Math.max(best, 75);
    } else if (wanted.length >= 3) {
      const most = wanted.length < 6 ? 1 : 2;
      const off = Math.min(distance(wanted, name, most), distance(wanted, name.slice(0, wanted.length), most));
      if (off <= most) {
        best = Math.max(best, 60 - 10 * off);
      }
    }
  }
  return best;
}
