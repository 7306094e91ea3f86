/** Up to five places beside each other. */
import { useEffect, useState } from 'preact/hooks';
import { dataOf } from './address';
import { Lines } from './charts';
import { num, rows } from './columns';
import type { Row } from './columns';
import type { Compare as Compared, Place } from './data';
import { Figure } from './figure';
import { Finder } from './finder';
import { number, percent, signedPercent } from './format';
import { say } from './language';
import { nameOf, site, useData } from './page';
import { load } from './store';

/** How many places stand beside one. */
export const MOST = 4;
const LOOKS = ['main', 'second', 'third', 'fourth', 'quiet'];

export function Compare({ place, codes, choose }: { place: Place; codes: string[]; choose: (codes: string[]) => void }) {
  const { value } = useData<Compared>(`compare/${place.level}`);
  const [others, set] = useState<Place[]>([]);
  useEffect(() => {
    let isWanted = true;
    Promise.all(codes.map(code => load<Place>(dataOf(code)))).then(
      found => isWanted && set(found),
      () => isWanted && set([]),
    );
    return () => {
      isWanted = false;
    };
  }, [codes.join()]);
  const all = [place, ...others];
  const found = rows(value).filter(row => all.some(one => one.code === row.unit));
  const horizon = site().scenarios[0];
  const known = (one: Place) => rows(one.years).filter(row => num(row, 'population') !== null);
  // The first year that all of them have: else each would begin at its own.
  const since = Math.max(...all.map(one => num(known(one)[0], 'year') ?? -Infinity));
  const years = found[0] ? `${found[0].first_year}–${found[0].last_year}` : '';
  return (
    <Figure
      id="compare"
      title={say('Sammenlign med andre steder', 'Compare with other places')}
      class="wide"
      isTableOpen
      columns={[
        { key: 'unit', label: say('Sted', 'Place'), show: code => nameOf(String(code)) },
        { key: 'population', label: say('Folketall', 'Population'), show: value => number(value as number) },
        { key: 'population_growth', label: say(`Vekst siden ${place.story.year_before}`, `Growth since ${place.story.year_before}`), show: value => signedPercent(value as number) },
        { key: 'attractiveness_rate', label: say(`Attraktivitet per år ${years}`, `Attractiveness a year ${years}`), show: value => signedPercent(value as number, 2) },
        {
          key: 'rank',
          label: say('Plass (80 %)', 'Rank (80%)'),
          show: (_, row: Row) => (num(row, 'rank') === null ? '–' : `${row.rank} (${row.rank_low}–${row.rank_high})`),
        },
        { key: `projected_growth_${horizon}`, label: say(`Til ${site().horizon_year ?? ''}`, `To ${site().horizon_year ?? ''}`), show: value => signedPercent(value as number) },
      ]}
      table={found.length > 0 ? found : [{ unit: place.code }]}
    >
      <Finder
        id="compare-search"
        level={place.level}
        label={say('Legg til et sted (inntil fire)', 'Add a place (up to four)')}
        choose={code => {
          if (codes.length < MOST && code !== place.code && !codes.includes(code)) {
            choose([...codes, code]);
          }
        }}
      />
      <ul class="chosen">
        {codes.map(code => (
          <li key={code}>
            {nameOf(code)}{' '}
            <button type="button" class="plain" onClick={() => choose(codes.filter(one => one !== code))} aria-label={say(`Ta bort ${nameOf(code)}`, `Remove ${nameOf(code)}`)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <Lines
        label={say(`Folketall, ${since} er 100 %`, `Population, ${since} is 100%`)}
        series={all.map((one, index) => {
          const years = known(one).filter(row => (num(row, 'year') as number) >= since);
          const base = num(years[0], 'population') ?? 1;
          return {
            name: nameOf(one.code),
            look: LOOKS[index],
            points: years.map(row => ({ x: num(row, 'year') as number, y: (num(row, 'population') ?? 0) / base })),
          };
        })}
        y={value => percent(value, 0)}
      />
    </Figure>
  );
}
