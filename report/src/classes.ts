/** Classes of a map: seven, the same colours whatever is shown; red low, blue high. */

/** The class of a value, 0 to the number of bounds; null where nothing is known. */
export function classOf(value: number | null | undefined, breaks: number[]): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  let found = 0;
  while (found < breaks.length && value >= breaks[found]) {
    found++;
  }
  return found;
}

/** The colour of a class, as a variable of the style, which knows of light and dark. */
export function colour(found: number | null): string {
  return found === null ? 'var(--unknown)' : `var(--class-${found})`;
}
