/** Numbers as people of the language write them. */
import { language } from './language';

const MINUS = '\u2212';
const NARROW = '\u00a0';

/** A number with so many decimals; a dash for none. */
export function number(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const rounded = Number(value.toFixed(decimals));
  const text = new Intl.NumberFormat(language() === 'no' ? 'nb-NO' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(Object.is(rounded, -0) ? 0 : rounded);
  return text.replace('-', MINUS);
}

/** With its sign, where it is a change. */
export function signed(value: number | null | undefined, decimals = 0): string {
  const text = number(value, decimals);
  return value !== null && value !== undefined && Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** A share as per cent. */
export function percent(value: number | null | undefined, decimals = 1): string {
  return value === null || value === undefined ? '–' : number(100 * value, decimals) + sign();
}

/** A change of a share, with its sign. */
export function signedPercent(value: number | null | undefined, decimals = 1): string {
  return value === null || value === undefined ? '–' : signed(100 * value, decimals) + sign();
}

function sign(): string {
  return language() === 'no' ? `${NARROW}%` : '%';
}

/** A number of a measure of the map. */
export function ofKind(kind: string, value: number | null | undefined, isChange: boolean): string {
  if (kind === 'fraction') {
    return isChange ? signedPercent(value, 2) : percent(value, 1);
  }
  return kind === 'ratio' ? number(value, 2) : number(value);
}
