/** How attractive a place has been among all, and how surely; expected against actual. */
import { Frame, Lines } from './charts';
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Compare, Place } from './data';
import { Figure } from './figure';
import { number, percent, signed, signedPercent } from './format';
import { Term } from './glossary';
import { say } from './language';
import { nameOf, linkOf, units, useData } from './page';

export function Attractiveness({ place }: { place: Place }) {
  const table = rows(place.attractiveness).filter(row => num(row, 'attractiveness') !== null);
  const yearly = table.filter(row => !text(row, 'period').includes('-'));
  const story = place.story;
  const decade = table.find(row => row.period === `${story.first_year}-${story.last_year}`);
  const isJudged = decade?.is_judged === true;
  return (
    <Figure
      id="attractiveness"
      title={say('Attraktivitet år for år', 'Attractiveness year by year')}
      section="attractiveness"
      code={place.code}
      finding={decade && findingOf(decade)}
      columns={[
        { key: 'period', label: say('Periode', 'Period') },
        { key: 'actual', label: say('Nettoflytting', 'Net migration'), show: value => signed(value as number) },
        { key: 'expected', label: say('Forventet', 'Expected'), show: value => signed(value as number) },
        { key: 'attractiveness', label: say('Attraktivitet, personer', 'Attractiveness, persons'), show: value => signed(value as number) },
        { key: 'attractiveness_rate', label: say('Av folketallet', 'Of the population'), show: value => signedPercent(value as number, 2) },
        { key: 'shrunken_rate', label: say('Uten tilfeldigheter', 'Less chance'), show: value => signedPercent(value as number, 2) },
        { key: 'shrunken_low', label: say('80 % fra', '80% from'), show: value => signedPercent(value as number, 2) },
        { key: 'shrunken_high', label: say('80 % til', '80% to'), show: value => signedPercent(value as number, 2) },
        {
          key: 'rank',
          label: say('Plass (80 %)', 'Rank (80%)'),
          show: (_, row) => (num(row, 'rank') === null ? '–' : `${row.rank} (${row.rank_low}–${row.rank_high})`),
        },
      ]}
      table={table}
      working={<Working place={place} />}
    >
      {isJudged && decade && <Standing row={decade} />}
      <p class="quiet">
        <Term of="own">{say('Attraktivitet', 'Attractiveness')}</Term>
        {say(': nettoflytting ut over forventet, som andel av folketallet. Båndet er 80 prosents sikkerhet.', ': net migration beyond expectation, as a share of the population. The band is 80% certainty.')}
      </p>
      <Lines
        label={say('Attraktivitet etter år, med usikkerhet', 'Attractiveness by year, with its uncertainty')}
        hasZero
        series={[
          { name: say('Som målt', 'As measured'), points: yearly.map(row => ({ x: Number(row.period), y: num(row, 'attractiveness_rate') })), look: 'quiet' },
          { name: say('Uten tilfeldigheter', 'Less chance'), points: yearly.map(row => ({ x: Number(row.period), y: num(row, 'shrunken_rate') })), look: 'main' },
        ]}
        band={{
          name: say('80 % sikkerhet', '80% certainty'),
          points: yearly.map(row => ({ x: Number(row.period), low: num(row, 'shrunken_low'), high: num(row, 'shrunken_high') })),
        }}
        y={value => percent(value, 1)}
      />
    </Figure>
  );
}

function findingOf(row: Row): string {
  const years = text(row, 'period').replace('-', '–');
  const beyond = say(
    `${years}: ${signed(num(row, 'attractiveness'))} innbyggere ut over forventet.`,
    `${years}: ${signed(num(row, 'attractiveness'))} residents beyond expectation.`,
  );
  return row.is_judged === true
    ? beyond +
        say(
          ` Nummer ${row.rank} av ${row.ranked}, med 80 prosents sikkerhet mellom ${row.rank_low} og ${row.rank_high}.`,
          ` Number ${row.rank} of ${row.ranked}, with 80% certainty between ${row.rank_low} and ${row.rank_high}.`,
        )
    : beyond + say(' Stedene kan ikke skilles fra hverandre, og er ikke rangert.', ' Places cannot be told apart, and are not ranked.');
}

/** Where the place stands among all: never a bare rank. */
function Standing({ row }: { row: Row }) {
  const all = num(row, 'ranked') as number;
  const at = (rank: number | null) => `${(100 * ((rank ?? 1) - 1)) / Math.max(1, all - 1)}%`;
  return (
    <div class="standing" aria-hidden="true">
      <span>1</span>
      <span class="line-of">
        <span class="sure" style={{ left: at(num(row, 'rank_low')), right: `calc(100% - ${at(num(row, 'rank_high'))})` }} />
        <span class="dot" style={{ left: at(num(row, 'rank')) }} />
      </span>
      <span>{all}</span>
    </div>
  );
}

function Working({ place }: { place: Place }) {
  const terms = rows(place.terms).filter(row => row.term !== 'actual');
  const actual = rows(place.terms).find(row => row.term === 'actual');
  if (terms.length === 0) {
    return <p class="quiet">{say('Utregningen er ikke kjent for dette stedet.', 'The working is not known of this place.')}</p>;
  }
  const part = (row: Row) => (num(row, 'estimate') ?? 0) * ((num(row, 'value') ?? 0) - (num(row, 'center') ?? 0));
  const expected = terms.reduce((total, row) => total + part(row), 0);
  return (
    <div>
      <p>
        {say('Forventet nettoflytting som andel av folketallet, ', 'Expected net migration as a share of the population, ')}
        {terms[0].year}:
      </p>
      <table>
        <caption class="unseen">{say('Utregning', 'Working')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Ledd', 'Term')}</th>
            <th scope="col">{say('Koeffisient', 'Coefficient')}</th>
            <th scope="col">{say('Stedets verdi', 'Value here')}</th>
            <th scope="col">{say('Bidrag', 'Contribution')}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(row => (
            <tr key={text(row, 'term')}>
              <th scope="row">{termName(text(row, 'term'))}</th>
              <td>{number(num(row, 'estimate'), 4)}</td>
              <td>{number((num(row, 'value') ?? 0) - (num(row, 'center') ?? 0), 4)}</td>
              <td>{signedPercent(part(row), 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {say('Sum, forventet: ', 'Sum, expected: ')}
        {signedPercent(expected, 2)}. {say('Faktisk: ', 'Actual: ')}
        {signedPercent(num(actual, 'estimate'), 2)}. {say('Attraktivitet: ', 'Attractiveness: ')}
        {signedPercent((num(actual, 'estimate') ?? 0) - expected, 2)}.
      </p>
      {place.level === 'municipality' && (
        <p class="quiet">
          {say('Ned til de innleste tallene: ', 'Down to the landed figures: ')}
          <code>./stedsvekst explain --municipality {place.unit} --year {String(terms[0].year)} --measure attractiveness</code>
        </p>
      )}
    </div>
  );
}

function termName(term: string): string {
  const names: Record<string, [string, string]> = {
    nation: ['Landets nettoflytting', 'The nation’s net migration'],
    '(Intercept)': ['Konstantledd', 'Intercept'],
    vra: ['Arbeidsplassvekst der folk jobber', 'Growth of jobs where residents work'],
    vra_1: ['… året før', '… the year before'],
    vra_2: ['… to år før', '… two years before'],
    own_growth: ['Arbeidsplassvekst på stedet', 'Growth of jobs here'],
    own_growth_1: ['… året før', '… the year before'],
    own_growth_2: ['… to år før', '… two years before'],
    neighbour_growth: ['Arbeidsplassvekst hos naboene', 'Growth of jobs among neighbours'],
    neighbour_growth_1: ['… året før', '… the year before'],
    neighbour_growth_2: ['… to år før', '… two years before'],
    labour_market_integration: ['Arbeidsmarkedsintegrasjon', 'Labour-market integration'],
    ds: ['Aldring av arbeidsstyrken', 'Ageing of the workforce'],
    centrality: ['Sentralitet', 'Centrality'],
    centrality_jobs: ['Sentralitet, arbeidsplasser', 'Centrality, jobs'],
    ln_population: ['Størrelse (logaritmen)', 'Size (logarithm)'],
  };
  const found = names[term];
  return found ? say(found[0], found[1]) : term;
}

/** All places of the level, expected against actual net migration, the place marked. */
export function Scatter({ place }: { place: Place }) {
  const { value } = useData<Compare>(`compare/${place.level}`);
  const all = rows(value).filter(row => num(row, 'actual_rate') !== null && num(row, 'expected_rate') !== null);
  const own = all.find(row => row.unit === place.code);
  const region = units().get(place.code)?.region;
  const near = all
    .filter(row => row.unit !== place.code && region && units().get(text(row, 'unit'))?.region === region)
    .sort((a, b) => (num(b, 'population') ?? 0) - (num(a, 'population') ?? 0))
    .slice(0, 4);
  const marked = own ? [own, ...near] : near;
  return (
    <Figure
      id="scatter"
      title={say('Forventet og faktisk flytting', 'Expected and actual migration')}
      section="attractiveness"
      finding={
        own &&
        say(
          `Over ti år: forventet ${signedPercent(num(own, 'expected_rate'))}, faktisk ${signedPercent(num(own, 'actual_rate'))} av folketallet. Over streken kom flere enn forventet.`,
          `Over ten years: expected ${signedPercent(num(own, 'expected_rate'))}, actual ${signedPercent(num(own, 'actual_rate'))} of the population. Above the line more came than expected.`,
        )
      }
      columns={[
        { key: 'unit', label: say('Sted', 'Place'), show: code => <a href={linkOf(String(code))}>{nameOf(String(code))}</a> },
        { key: 'expected_rate', label: say('Forventet', 'Expected'), show: rate => signedPercent(rate as number) },
        { key: 'actual_rate', label: say('Faktisk', 'Actual'), show: rate => signedPercent(rate as number) },
        { key: 'population', label: say('Folketall', 'Population'), show: people => number(people as number) },
      ]}
      table={all}
    >
      <Frame
        height={340}
        label={say('Forventet nettoflytting bortover, faktisk oppover, alle steder', 'Expected net migration across, actual up, all places')}
        x={rate => percent(rate, 0)}
        y={rate => percent(rate, 0)}
        xs={all.map(row => num(row, 'expected_rate') as number)}
        ys={all.map(row => num(row, 'actual_rate') as number)}
        xTitle={say('forventet', 'expected')}
        yTitle={say('faktisk', 'actual')}
        draw={(x, y) => {
          const ends = all.flatMap(row => [num(row, 'expected_rate') as number, num(row, 'actual_rate') as number]);
          const low = Math.max(Math.min(...ends), Math.min(...all.map(row => num(row, 'actual_rate') as number)));
          const high = Math.max(...all.map(row => num(row, 'expected_rate') as number));
          return (
            <>
              <line class="even" x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} />
              {all.map(row => (
                <circle key={text(row, 'unit')} class="all" r={3} cx={x(num(row, 'expected_rate') as number)} cy={y(num(row, 'actual_rate') as number)}>
                  <title>{nameOf(text(row, 'unit'))}</title>
                </circle>
              ))}
              {marked.map(row => (
                <g key={text(row, 'unit')} class={row === own ? 'own' : 'near'}>
                  <circle r={row === own ? 6 : 4} cx={x(num(row, 'expected_rate') as number)} cy={y(num(row, 'actual_rate') as number)} />
                  <text x={x(num(row, 'expected_rate') as number) + 9} y={y(num(row, 'actual_rate') as number) + 4}>
                    {nameOf(text(row, 'unit'))}
                  </text>
                </g>
              ))}
            </>
          );
        }}
      />
    </Figure>
  );
}
