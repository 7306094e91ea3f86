/** What is to come: scenarios with what may be off, ages now and then, and what a goal takes. */
import { useState } from 'preact/hooks';
import { Legend, Lines, Pyramid } from './charts';
import type { Series } from './charts';
import { by, num, rows, text } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number, percent, signed, signedPercent } from './format';
import { Term } from './glossary';
import { points, rateFor } from './goals';
import { say } from './language';
import { site, word } from './page';

const LOOKS = ['main', 'second', 'third', 'fourth'];

export function Scenarios({ place }: { place: Place }) {
  const past = rows(place.years).filter(row => num(row, 'population') !== null);
  const table = rows(place.projection).filter(row => num(row, 'persons') !== null);
  const of = by(table, 'scenario');
  const shown = [...site().scenarios, ...site().what_ifs].filter(name => of.has(name));
  const first = shown[0];
  const end = of.get(first)?.[(of.get(first)?.length ?? 1) - 1];
  const begin = of.get(first)?.[0];
  const fan = rows(place.fan);
  const series: Series[] = [
    { name: say('Telt', 'Counted'), points: past.map(row => ({ x: num(row, 'year') as number, y: num(row, 'population') })), look: 'counted' },
    ...shown.map((name, index) => ({
      name: word('scenario', name),
      points: (of.get(name) ?? []).map(row => ({ x: num(row, 'year') as number, y: num(row, 'persons') })),
      look: site().what_ifs.includes(name) ? 'quiet' : LOOKS[Math.min(index, LOOKS.length - 1)],
      isDashed: site().what_ifs.includes(name),
    })),
  ];
  return (
    <Figure
      id="scenarios"
      title={say(`Folketallet fram til ${site().horizon_year ?? ''}`, `The population to ${site().horizon_year ?? ''}`)}
      section="projection"
      code={place.code}
      class="wide"
      finding={
        end && begin
          ? say(
              `${word('scenario', first)}: ${number(num(end, 'persons'))} innbyggere i ${end.year}, ${signedPercent((num(end, 'persons') ?? 0) / (num(begin, 'persons') ?? 1) - 1)} fra ${begin.year}.`,
              `${word('scenario', first)}: ${number(num(end, 'persons'))} residents in ${end.year}, ${signedPercent((num(end, 'persons') ?? 0) / (num(begin, 'persons') ?? 1) - 1)} from ${begin.year}.`,
            )
          : undefined
      }
      columns={[
        { key: 'scenario', label: say('Scenario', 'Scenario'), show: code => word('scenario', String(code)) },
        { key: 'year', label: say('År', 'Year') },
        ...[
          ['persons', say('Innbyggere', 'Residents')],
          ['jobs', say('Arbeidsplasser', 'Jobs')],
          ['births', say('Fødte', 'Births')],
          ['deaths', say('Døde', 'Deaths')],
          ['net_migration', say('Nettoflytting', 'Net migration')],
        ].map(([key, label]) => ({ key, label, show: (value: unknown) => number(value as number) })),
      ]}
      table={table}
      working={
        <p>
          {say(
            'Et år: folk blir eldre, fødes og dør etter landets rater og stedets avvik; flyttingen følger arbeidsplassene, beliggenheten og scenarioets attraktivitet; stedene til sammen gir landets framskriving',
            'A year: people age, are born and die by the nation’s rates and the place’s ratio to them; migration follows jobs, location and the attractiveness of the scenario; places together make the nation’s projection',
          )}{' '}
          ({site().alternative}).
        </p>
      }
    >
      <Lines
        label={say('Folketall, telt og framskrevet', 'Population, counted and projected')}
        series={series}
        band={fan.length > 0 ? { name: say('80 % av trukne framtider', '80% of drawn futures'), points: fan.map(row => ({ x: num(row, 'year') as number, low: num(row, 'low'), high: num(row, 'high') })) } : undefined}
        y={value => number(value)}
        height={320}
        mark={site().base_year ?? undefined}
      />
      <Scores place={place} first={first} />
    </Figure>
  );
}

/** How wrong projections have been for places of this size. */
function Scores({ place, first }: { place: Place; first: string }) {
  const found = rows(place.scores).filter(row => row.scenario === first);
  return found.length === 0 ? null : (
    <p class="quiet">
      {say('Slike framskrivinger har bommet med ', 'Such projections have been off by ')}
      {found
        .map(row =>
          say(
            `${percent(num(row, 'mape'))} etter ${row.horizon} år`,
            `${percent(num(row, 'mape'))} after ${row.horizon} years`,
          ),
        )
        .join(say(' og ', ' and '))}
      {say(
        ` i snitt for steder med ${text(found[0], 'size_class')} innbyggere (å si «ingen endring»: ${found.map(row => percent(num(row, 'mape_no_change'))).join(', ')}).`,
        ` on average for places of ${text(found[0], 'size_class')} residents (saying “no change”: ${found.map(row => percent(num(row, 'mape_no_change'))).join(', ')}).`,
      )}
    </p>
  );
}

export function Ages({ place }: { place: Place }) {
  const table = rows(place.ages);
  const first = site().scenarios[0];
  const counted = table.filter(row => num(row, 'persons') !== null);
  const later = table.filter(row => num(row, first) !== null);
  const at = (from: typeof table, sex: string, age: number, measure: string) => num(from.find(row => row.sex === sex && row.age === age), measure);
  const ages = [...new Set(counted.map(row => num(row, 'age') as number))].sort((a, b) => a - b);
  const old = (from: typeof table, measure: string) => {
    const total = from.reduce((all, row) => all + (num(row, measure) ?? 0), 0);
    const eighty = from.filter(row => (num(row, 'age') ?? 0) >= 80).reduce((all, row) => all + (num(row, measure) ?? 0), 0);
    return total === 0 ? null : eighty / total;
  };
  const now = counted[0]?.year;
  return (
    <Figure
      id="ages"
      title={say('Alder nå og i framtiden', 'Ages now and to come')}
      section="ages"
      code={place.code}
      finding={say(
        `${percent(old(counted, 'persons'))} er 80 år eller eldre i ${now}${later.length > 0 ? `, ${percent(old(later, first))} i ${later[0].year}` : ''}.`,
        `${percent(old(counted, 'persons'))} are 80 or older in ${now}${later.length > 0 ? `, ${percent(old(later, first))} in ${later[0].year}` : ''}.`,
      )}
      columns={[
        { key: 'year', label: say('År', 'Year') },
        { key: 'sex', label: say('Kjønn', 'Sex'), show: sex => word('sex', String(sex)) },
        { key: 'age', label: say('Alder fra', 'Age from') },
        { key: 'persons', label: say('Telt', 'Counted'), show: value => number(value as number) },
        ...site().scenarios.map(name => ({ key: name, label: word('scenario', name), show: (value: unknown) => number(value as number) })),
      ]}
      table={table}
    >
      <Pyramid
        ages={ages.map(age => ({
          age,
          women: at(counted, 'F', age, 'persons') ?? 0,
          men: at(counted, 'M', age, 'persons') ?? 0,
          laterWomen: at(later, 'F', age, first),
          laterMen: at(later, 'M', age, first),
        }))}
        label={say('Kvinner og menn etter alder', 'Women and men by age')}
        sides={[word('sex', 'F'), word('sex', 'M')]}
        show={value => number(value)}
      />
      {later.length > 0 && (
        <Legend
          entries={[
            { name: String(now), look: 'box women' },
            { name: `${later[0].year} (${word('scenario', first)})`, look: 'later' },
          ]}
        />
      )}
    </Figure>
  );
}

export function Goals({ place }: { place: Place }) {
  const table = rows(place.goals);
  const years = [...new Set(table.map(row => num(row, 'year') as number))].sort((a, b) => a - b);
  const [year, chooseYear] = useState(years[years.length - 1]);
  const line = points(table, year);
  const neutral = line.find(point => point.rate === 0)?.persons ?? 0;
  const [wanted, want] = useState<number | null>(null);
  const low = Math.ceil(line[0]?.persons ?? 0);
  const high = Math.floor(line[line.length - 1]?.persons ?? 0);
  const persons = Math.min(high, Math.max(low, wanted ?? Math.round(neutral)));
  const rate = rateFor(persons, line);
  const decade = rows(place.attractiveness).find(row => row.period === `${place.story.first_year}-${place.story.last_year}`);
  const had = num(decade, 'attractiveness_rate');
  const span = Number(place.story.last_year) - Number(place.story.first_year) + 1;
  return (
    <Figure
      id="goals"
      title={say('Hva skal til for å nå et mål?', 'What would a goal take?')}
      section={place.level === 'municipality' ? 'goals' : undefined}
      code={place.code}
      columns={[
        { key: 'year', label: say('År', 'Year') },
        { key: 'rate', label: say('Attraktivitet per år', 'Attractiveness a year'), show: value => signedPercent(value as number) },
        { key: 'persons', label: say('Innbyggere', 'Residents'), show: value => number(value as number) },
      ]}
      table={table}
      working={
        <p>
          {say(
            'Stedet er framskrevet med ni verdier av attraktivitet, den samme hvert år, mens landet og naboene er som i nøytralt scenario. Mellom dem er det rette linjer.',
            'The place is projected with nine values of attractiveness, the same every year, with the nation and the neighbours as in the neutral scenario. Between them lines are straight.',
          )}
        </p>
      }
    >
      <div class="goal">
        <label>
          {say('År', 'Year')}{' '}
          <select value={year} onChange={event => chooseYear(Number(event.currentTarget.value))}>
            {years.map(one => (
              <option key={one} value={one}>{one}</option>
            ))}
          </select>
        </label>
        <label class="grow">
          {say('Ønsket folketall', 'Population wanted')}
          <input
            type="range"
            min={low}
            max={high}
            step={Math.max(1, Math.round((high - low) / 400))}
            value={persons}
            onInput={event => want(Number(event.currentTarget.value))}
            aria-valuetext={number(persons)}
          />
        </label>
      </div>
      <output class="answer" aria-live="polite">
        <strong>{number(persons)}</strong> {say(`innbyggere i ${year}`, `residents in ${year}`)} ({signed(persons - neutral)}{' '}
        {say('mot nøytralt', 'against neutral')}) {say('krever en ', 'take an ')}
        <Term of="own">{say('attraktivitet', 'attractiveness')}</Term> {say('på', 'of')} <strong>{signedPercent(rate, 2)}</strong>{' '}
        {say('av folketallet hvert år.', 'of the population every year.')}
        {had !== null && say(` De siste ${span} årene: ${signedPercent(had / span, 2)}.`, ` In the last ${span} years: ${signedPercent(had / span, 2)}.`)}
      </output>
    </Figure>
  );
}
