/** What is chosen on a page stands in its address, so that it can be sent to others. */

/** The choices in an address. */
export function choices(hash: string): Record<string, string> {
  const found: Record<string, string> = {};
  new URLSearchParams(hash.replace(/^#/, '')).forEach((value, key) => {
    found[key] = value;
  });
  return found;
}

/** The address of choices; those that are empty are left out. */
export function hash(chosen: Record<string, string>): string {
  const params = new URLSearchParams();
  Object.keys(chosen)
    .filter(key => chosen[key] !== '')
    .forEach(key => params.set(key, chosen[key]));
  const text = params.toString();
  return text === '' ? '' : `#${text}`;
}

/** A code as a part of an address, as the job writes its files. */
export function fileOf(unit: string): string {
  return unit.replace(/[^A-Za-z0-9._-]/gu, char => `~${(char.codePointAt(0) as number).toString(16).toUpperCase()}`);
}

/** The page of a place, from the folder of the site. */
export function pageOf(code: string): string {
  const level = code.slice(0, code.indexOf(':'));
  return level === 'country' ? 'index.html' : `${level}/${fileOf(code.slice(level.length + 1))}.html`;
}

/** The data of a place. */
export function dataOf(code: string): string {
  const level = code.slice(0, code.indexOf(':'));
  return `place/${fileOf(level)}/${fileOf(code.slice(level.length + 1))}`;
}
