/** The language of the page: bokmål first, English by a switch. */

export type Language = 'no' | 'en';

let current: Language = 'no';

export function language(): Language {
  return current;
}

export function setLanguage(chosen: Language): void {
  current = chosen;
}

/** A text in the language of the page. */
export function say(no: string, en: string): string {
  return current === 'no' ? no : en;
}

/** A name of the data, which has one for each language. */
export function named(row: { name_no?: unknown; name_en?: unknown }): string {
  return String((current === 'no' ? row.name_no : row.name_en ?? row.name_no) ?? '');
}
