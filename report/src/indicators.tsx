/** What users landed of a place, each among all that have it. */
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number } from './format';
import { named, say } from './language';
import { site } from './page';

export function Indicators({ place }: { place: Place }) {
  const told = new Map(rows(site().indicators).map(row => [text(row, 'indicator'), row]));
  const table = rows(place.indicators);
  const name = (row: Row) => named(told.get(text(row, 'indicator')) ?? { name_no: row.indicator });
  const unitOf = (row: Row) => unitName(text(told.get(text(row, 'indicator')), 'unit'));
  const newest = new Map<string, Row>();
  for (const row of table) {
    const known = newest.get(text(row, 'indicator'));
    if (num(row, 'value') !== null && (!known || (num(row, 'year') ?? 0) > (num(known, 'year') ?? 0))) {
      newest.set(text(row, 'indicator'), row);
    }
  }
  return (
    <Figure
      id="indicators"
      class="wide"
      title={say('Indikatorer', 'Indicators')}
      section="indicators"
      code={place.code}
      columns={[
        { key: 'indicator', label: say('Indikator', 'Indicator'), show: (_, row) => name(row) },
        { key: 'unit', label: say('Enhet', 'Unit'), show: (_, row) => unitOf(row) },
        { key: 'year', label: say('År', 'Year') },
        { key: 'value', label: say('Verdi', 'Value'), show: value => plain(value as number) },
        { key: 'rank', label: say('Plass', 'Rank'), show: (_, row) => standing(row) },
      ]}
      table={table}
    >
      <dl class="indicators">
        {[...newest.values()].map(row => (
          <div key={text(row, 'indicator')}>
            <dt>{name(row)}</dt>
            <dd>
              <strong>{plain(num(row, 'value'))}</strong> {unitOf(row)} <span class="quiet">{num(row, 'rank') === null ? row.year : `${row.year} · ${standing(row)}`}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Figure>
  );
}

/** What a value is counted in, in words; a unit of the user's own as it was landed. */
function unitName(unit: string): string {
  const names: Record<string, [string, string]> = {
    share: ['som andel', 'as a share'],
    persons: ['personer', 'persons'],
    jobs: ['arbeidsplasser', 'jobs'],
    rank: ['plass', 'rank'],
  };
  return names[unit] ? say(...names[unit]) : unit;
}

/** With as many decimals as it has, up to two. */
function plain(value: number | null): string {
  const decimals = [0, 1].find(digits => value === null || Math.abs(value - Number(value.toFixed(digits))) < 1e-9);
  return number(value, decimals ?? 2);
}

function standing(row: Row): string {
  return num(row, 'rank') === null ? '–' : say(`plass ${row.rank} av ${row.n_ranked}`, `rank ${row.rank} of ${row.n_ranked}`);
}
