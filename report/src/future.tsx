/** What is to come: scenarios, and how far off such projections have been. */
import { Lines } from './charts';
import type { Series } from './charts';
import { by, num, rows, text } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number, percent, signedPercent } from './format';
import { Term } from './glossary';
import { say } from './language';
import { missing, site, word } from './page';

const LOOKS = ['main', 'second', 'third', 'fourth'];

export function Scenarios({ place }: { place: Place }) {
  const past = rows(place.years).filter(row => num(row, 'population') !== null);
  const table = rows(place.projection).filter(row => num(row, 'persons') !== null);
  const of = by(table, 'scenario');
  const [central, ...others] = [...site().scenarios, ...site().what_ifs].filter(name => of.has(name));
  // The nation is the same in all scenarios: they move people between places. One line says so better than four.
  const isSame = (name: string) => of.get(name)?.every((row, at) => Math.abs((num(row, 'persons') ?? 0) - (num(of.get(central)?.[at], 'persons') ?? 0)) < 0.5);
  // Only where all that add up are the same: two that happen to meet are two lines.
  const same = others.filter(name => !site().what_ifs.includes(name)).every(isSame) ? others.filter(isSame) : [];
  const shown = central === undefined ? [] : [central, ...others.filter(name => !same.includes(name))];
  const first = shown[0];
  const end = of.get(first)?.[(of.get(first)?.length ?? 1) - 1];
  const begin = of.get(first)?.[0];
  const fan = rows(place.fan);
  const series: Series[] = [
    { name: say('Registrert', 'Counted'), points: past.map(row => ({ x: num(row, 'year') as number, y: num(row, 'population') })), look: 'counted' },
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
      class={place.level === 'municipality' ? 'wide' : ''}
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
        label={say('Folketall, registrert og framskrevet', 'Population, counted and projected')}
        series={series}
        band={fan.length > 0 ? { name: say(`80 % av simulerte framtider (${word('scenario', site().fan_scenario ?? '')})`, `80% of simulated futures (${word('scenario', site().fan_scenario ?? '')})`), points: fan.map(row => ({ x: num(row, 'year') as number, low: num(row, 'low'), high: num(row, 'high') })) } : undefined}
        y={value => number(value)}
        height={320}
        mark={site().base_year ?? undefined}
      />
      {same.length > 0 && (
        <p class="quiet">
          {say('Folketallet er det samme i alle scenariene: de flytter folk mellom stedene.', 'The population is the same in all scenarios: they move people between places.')}
        </p>
      )}
      <p class="quiet">
        <Term of="scenarios">{say('Hva scenariene forutsetter', 'What the scenarios assume')}</Term>
        {fan.length === 0 && missing('fan') ? ` · ${missing('fan')}` : ''}
      </p>
      <Scores place={place} first={first} />
    </Figure>
  );
}

/** How wrong projections have been for places of this size. */
function Scores({ place, first }: { place: Place; first: string }) {
  const found = rows(place.scores).filter(row => row.scenario === first);
  return found.length === 0 ? null : (
    <p class="quiet scores">
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
        ` i snitt for steder med ${small(word('size_class', text(found[0], 'size_class')))} innbyggere (å si «ingen endring»: ${found.map(row => percent(num(row, 'mape_no_change'))).join(', ')}).`,
        ` on average for places of ${small(word('size_class', text(found[0], 'size_class')))} residents (saying “no change”: ${found.map(row => percent(num(row, 'mape_no_change'))).join(', ')}).`,
      )}{' '}
      {warnings(found)}
    </p>
  );
}

/** From how many places and years, and what must be known of it. */
function warnings(found: Row[]): string {
  const one = found[found.length - 1];
  const from = say(
    `Målt på ${number(num(found[0], 'n'))} framskrivinger fra ${one.first_origin}–${found[0].last_origin}.`,
    `Measured on ${number(num(found[0], 'n'))} projections from ${one.first_origin}–${found[0].last_origin}.`,
  );
  const hit = num(found[0], 'coverage_80');
  return [
    from,
    hit === null ? '' : say(`Båndet på 80 % traff ${percent(hit, 0)}.`, `The band of 80% held ${percent(hit, 0)}.`),
    found.some(row => row.is_look_ahead === true)
      ? say('Modellens koeffisienter kjente senere år, så feilene er for små.', 'The model’s coefficients knew of later years, so the errors are too small.')
      : '',
  ].join(' ');
}

/** As a word within a sentence. */
function small(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
