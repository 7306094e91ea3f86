/** What every part of a page knows: the site, its places, and how to come by more data. */
import { useEffect, useState } from 'preact/hooks';
import type { Row } from './columns';
import { rows, text } from './columns';
import type { Site, Units } from './data';
import { named, say } from './language';
import { load, now, root } from './store';
import { pageOf } from './address';

export function site(): Site {
  return now<Site>('site') as Site;
}

let places: Map<string, Row> | undefined;

/** Every place that has a page, by its code. */
export function units(): Map<string, Row> {
  places ??= new Map(rows((now<Units>('units') as Units).units).map(row => [text(row, 'code'), row]));
  return places;
}

/** What a place is called. */
export function nameOf(code: string, outside = ''): string {
  const unit = units().get(code);
  if (!unit) {
    return outside || code.slice(code.indexOf(':') + 1);
  }
  // A county whose name was not landed has its code for a name.
  return text(unit, 'level') === 'county' && named(unit) === text(unit, 'unit')
    ? `${say('fylke', 'county')} ${named(unit)}`
    : named(unit);
}

/** The page of a place, from here. */
export function linkOf(code: string): string {
  return root() + pageOf(code);
}

let vocabularies: Map<string, Row> | undefined;

/** What a word of the tables means. */
export function word(vocabulary: string, code: string): string {
  vocabularies ??= new Map(
    rows(site().words).map(row => [`${text(row, 'vocabulary')} ${text(row, 'code')}`, row]),
  );
  const found = vocabularies.get(`${vocabulary} ${code}`);
  return found ? named(found) : code;
}

/** What a page says where nobody has anything of a section. */
export function missing(section: string): string | undefined {
  const line = site().missing.find(one => one.section === section);
  return line && (named({ name_no: line.text_no, name_en: line.text_en }) as string);
}

/** A data file, once it is here. */
export function useData<T>(name: string | null): { value?: T; failed: boolean } {
  const [state, set] = useState<{ name: string | null; value?: T; failed: boolean }>({
    name,
    value: name === null ? undefined : now<T>(name),
    failed: false,
  });
  useEffect(() => {
    let isWanted = name !== null;
    if (name !== null) {
      load<T>(name).then(
        value => isWanted && set({ name, value, failed: false }),
        () => isWanted && set({ name, failed: true }),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [name]);
  return state.name === name ? state : { value: name === null ? undefined : now<T>(name), failed: false };
}
