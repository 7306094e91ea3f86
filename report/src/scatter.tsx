/** All places of the level, expected against actual net migration, the place marked and its like named. */
import { useState } from 'preact/hooks';
import { Frame } from './charts';
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Compare, Place } from './data';
import { Figure, Waiting } from './figure';
import { number, percent, signedPercent } from './format';
import { Term } from './glossary';
import { places } from './labels';
import { say } from './language';
import { linkOf, nameOf, units, useData } from './page';

const NAMED = 5;
const HEIGHT = 440;

export function Scatter({ place }: { place: Place }) {
  const { value, failed } = useData<Compare>(`compare/${place.level}`);
  const [like, choose] = useState('region');
  if (!value && !failed) {
    return <Waiting />;
  }
  const all = rows(value).filter(row => num(row, 'actual_rate') !== null && num(row, 'expected_rate') !== null);
  const own = all.find(row => row.unit === place.code);
  const near = neighbours(place, all, like);
  const years = `${all[0]?.first_year}–${all[0]?.last_year}`;
  return (
    <Figure
      id="scatter"
      title={say('Forventet og faktisk flytting', 'Expected and actual migration')}
      section="attractiveness"
      finding={
        own
          ? say(
              `${years}: forventet ${signedPercent(num(own, 'expected_rate'), 2)}, faktisk ${signedPercent(num(own, 'actual_rate'), 2)} av folketallet per år. Over streken kom flere enn forventet.`,
              `${years}: expected ${signedPercent(num(own, 'expected_rate'), 2)}, actual ${signedPercent(num(own, 'actual_rate'), 2)} of the population a year. Above the line more came than expected.`,
            )
          : say(
              `${years}. ${nameOf(place.code)} er ikke med: det mangler tall. Over streken kom flere enn forventet.`,
              `${years}. ${nameOf(place.code)} is not among them: figures are missing. Above the line more came than expected.`,
            )
      }
      columns={[
        { key: 'unit', label: say('Sted', 'Place'), show: code => <a href={linkOf(String(code))}>{nameOf(String(code))}</a> },
        { key: 'expected_rate', label: say('Forventet', 'Expected'), show: rate => signedPercent(rate as number, 2) },
        { key: 'actual_rate', label: say('Faktisk', 'Actual'), show: rate => signedPercent(rate as number, 2) },
        { key: 'population', label: say('Folketall', 'Population'), show: people => number(people as number) },
      ]}
      table={all}
    >
      {place.level === 'municipality' && own && (
        <div class="choices">
          <label>
            {say('Navngi steder', 'Name places')}
            <select data-choice="like" value={like} onChange={event => choose(event.currentTarget.value)}>
              <option value="region">{say('i samme region', 'in the same region')}</option>
              <option value="population">{say('med omtrent samme folketall', 'of about the same population')}</option>
            </select>
          </label>
        </div>
      )}
      <p class="quiet">
        <Term of="expected">{say('Forventet flytting', 'Expected migration')}</Term> {say('som andel av folketallet, gjennomsnitt per år.', 'as a share of the population, mean a year.')}
      </p>
      <Points all={all} own={own} near={near} />
    </Figure>
  );
}

/** Those that a planner holds the place against. */
function neighbours(place: Place, all: Row[], like: string): Row[] {
  const others = all.filter(row => row.unit !== place.code);
  const people = (row: Row) => num(row, 'population') ?? 0;
  const own = num(place.story, 'population') ?? 0;
  if (like === 'population' || place.level !== 'municipality') {
    return others.sort((a, b) => Math.abs(people(a) - own) - Math.abs(people(b) - own)).slice(0, NAMED);
  }
  const region = text(units().get(place.code), 'region');
  return others
    .filter(row => region !== '' && text(units().get(text(row, 'unit')), 'region') === region)
    .sort((a, b) => people(b) - people(a))
    .slice(0, NAMED);
}

function Points({ all, own, near }: { all: Row[]; own?: Row; near: Row[] }) {
  const marked = own ? [own, ...near] : near;
  const across = (row: Row) => num(row, 'expected_rate') as number;
  const up = (row: Row) => num(row, 'actual_rate') as number;
  // An axis that says the same number twice says nothing.
  const decimals = (of: (row: Row) => number) => (Math.max(...all.map(of)) - Math.min(...all.map(of)) < 0.05 ? 1 : 0);
  return (
    <Frame
      height={HEIGHT}
      label={say('Forventet nettoflytting bortover, faktisk oppover, alle steder', 'Expected net migration across, actual up, all places')}
      x={rate => percent(rate, decimals(across))}
      y={rate => percent(rate, decimals(up))}
      xs={all.map(across)}
      ys={all.map(up)}
      xTitle={say('forventet', 'expected')}
      yTitle={say('faktisk', 'actual')}
      draw={(x, y) => {
        const low = Math.max(Math.min(...all.map(across)), Math.min(...all.map(up)));
        const high = Math.min(Math.max(...all.map(across)), Math.max(...all.map(up)));
        const right = x(Math.max(...all.map(across))) + 12;
        const spots = marked.map(row => ({ key: text(row, 'unit'), x: x(across(row)), y: y(up(row)), name: nameOf(text(row, 'unit')) }));
        const names = new Map(places(spots, right, HEIGHT - 30).map(label => [label.key, label]));
        return (
          <>
            <line class="even" x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} />
            {all.map(row => (
              <circle key={text(row, 'unit')} class="all" r={3} cx={x(across(row))} cy={y(up(row))}>
                <title>{`${nameOf(text(row, 'unit'))}: ${signedPercent(across(row))} → ${signedPercent(up(row))}`}</title>
              </circle>
            ))}
            {[...spots].reverse().map(spot => {
              const label = names.get(spot.key);
              const isOwn = spot.key === own?.unit;
              return (
                <g key={spot.key} class={isOwn ? 'own' : 'near'}>
                  <circle r={isOwn ? 6 : 4} cx={spot.x} cy={spot.y}>
                    <title>{spot.name}</title>
                  </circle>
                  {label && (
                    <text x={label.x} y={label.y} text-anchor={label.anchor}>{spot.name}</text>
                  )}
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
