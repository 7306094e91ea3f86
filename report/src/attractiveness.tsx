/** How attractive a place has been among all, to live in and for business, and how surely. */
import { useState } from 'preact/hooks';
import { Lines } from './charts';
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number, percent, signed, signedPercent } from './format';
import { Term } from './glossary';
import { say } from './language';
import { Working } from './working';

/** The columns of business attractiveness are named as the others, after this. */
const BUSINESS = 'business_';

export function Attractiveness({ place }: { place: Place }) {
  const of = (kind: string) => rows(place.attractiveness).filter(row => num(row, `${kind}attractiveness`) !== null);
  const kinds = ['', BUSINESS].filter(kind => of(kind).length > 0);
  const [before, choose] = useState(kinds[0] ?? '');
  const isBusiness = before === BUSINESS;
  const table = of(before);
  const { story } = place;
  const lately = table.find(row => row.period === `${story.first_year}-${story.last_year}`) ?? table[table.length - 1];
  const rate = (value: unknown) => signedPercent(value as number, 2);
  // Rates of several years are sums; beside those of single years they are told a year.
  const yearly = table.map(row => {
    const [first, last] = text(row, 'period').split('-').map(Number);
    const span = (last ?? first) - first + 1;
    const told: Row = { ...row };
    for (const name of ['attractiveness_rate', 'shrunken_rate', 'shrunken_low', 'shrunken_high']) {
      const sum = num(row, before + name);
      told[before + name] = sum === null ? null : sum / span;
    }
    return told;
  });
  return (
    <Figure
      id="attractiveness"
      title={say('Attraktivitet år for år', 'Attractiveness year by year')}
      section="attractiveness"
      code={place.code}
      none={say('Flytting ut over forventet er ikke regnet ut for dette stedet: det mangler tall.', 'Migration beyond expectation is not worked out for this place: figures are missing.')}
      finding={lately && findingOf(lately, before)}
      columns={[
        { key: 'period', label: say('Periode', 'Period'), show: period => String(period).replace('-', '–') },
        { key: `${before}actual`, label: isBusiness ? say('Vekst i private arbeidsplasser', 'Growth of private jobs') : say('Nettoflytting', 'Net migration'), show: value => signed(value as number) },
        { key: `${before}expected`, label: say('Forventet', 'Expected'), show: value => signed(value as number) },
        { key: `${before}attractiveness`, label: say('Attraktivitet', 'Attractiveness'), show: value => signed(value as number) },
        { key: `${before}attractiveness_rate`, label: isBusiness ? say('Av arbeidsplassene per år', 'Of the jobs a year') : say('Av folketallet per år', 'Of the population a year'), show: rate },
        { key: `${before}shrunken_rate`, label: say('Justert for tilfeldigheter', 'Adjusted for chance'), show: rate },
        { key: `${before}shrunken_low`, label: say('80 % fra', '80% from'), show: rate },
        { key: `${before}shrunken_high`, label: say('80 % til', '80% to'), show: rate },
        { key: `${before}rank`, label: say('Plass (80 %)', 'Rank (80%)'), show: (_, row) => rankOf(row, before) },
      ]}
      table={yearly}
      working={isBusiness ? undefined : <Working place={place} />}
    >
      {kinds.length > 1 && (
        <div class="choices">
          <label>
            {say('Type', 'Kind')}
            <select data-choice="attractiveness" value={before} onChange={event => choose(event.currentTarget.value)}>
              <option value="">{say('bosted', 'residence')}</option>
              <option value={BUSINESS}>{say('næring', 'business')}</option>
            </select>
          </label>
        </div>
      )}
      {lately?.[`${before}is_judged`] === true && <Standing row={lately} before={before} />}
      <p class="quiet">
        <Term of="own">{say('Attraktivitet', 'Attractiveness')}</Term>
        {isBusiness
          ? say(': vekst i private arbeidsplasser ut over forventet, som andel av dem. ', ': growth of private jobs beyond expectation, as a share of them. ')
          : say(': nettoflytting ut over forventet, som andel av folketallet. ', ': net migration beyond expectation, as a share of the population. ')}
        {say('Båndet er ', 'The band is ')}
        <Term of="sure">{say('80 prosents sikkerhet', '80% certainty')}</Term>.
      </p>
      <Years table={table} before={before} />
    </Figure>
  );
}

/** Year by year: the rate with its interval, and where among all that puts the place. */
function Years({ table, before }: { table: Row[]; before: string }) {
  const yearly = table.filter(row => !text(row, 'period').includes('-'));
  const ranked = yearly.filter(row => row[`${before}is_judged`] === true && num(row, `${before}rank`) !== null);
  const at = (row: Row) => Number(row.period);
  const of = (row: Row, name: string) => num(row, before + name);
  // An axis that says the same number twice says nothing.
  const decimals = Math.max(...yearly.map(row => Math.abs(of(row, 'attractiveness_rate') ?? 0)), 0) < 0.005 ? 2 : 1;
  const down = (rank: number | null) => (rank === null ? null : -rank);
  return (
    <>
      <Lines
        label={say('Attraktivitet etter år, med usikkerhet', 'Attractiveness by year, with its uncertainty')}
        hasZero
        height={230}
        series={[
          { name: say('Som målt', 'As measured'), points: yearly.map(row => ({ x: at(row), y: of(row, 'attractiveness_rate') })), look: 'quiet' },
          { name: say('Justert for tilfeldigheter', 'Adjusted for chance'), points: yearly.map(row => ({ x: at(row), y: of(row, 'shrunken_rate') })), look: 'main' },
        ]}
        band={{
          name: say('80 % sikkerhet', '80% certainty'),
          points: yearly.map(row => ({ x: at(row), low: of(row, 'shrunken_low'), high: of(row, 'shrunken_high') })),
        }}
        y={value => percent(value, decimals)}
        exact={value => signedPercent(value, 2)}
      />
      {ranked.length > 1 && (
        <div class="ranks">
          <p class="quiet above-chart">{say('Plass blant alle, hvert år for seg', 'Rank among all, each year by itself')}</p>
          <Lines
            label={say('Plass blant alle etter år, med usikkerhet', 'Rank among all by year, with its uncertainty')}
            height={160}
            series={[{ name: say('Plass', 'Rank'), points: ranked.map(row => ({ x: at(row), y: down(of(row, 'rank')) })), look: 'main' }]}
            band={{
              name: say('80 % sikkerhet', '80% certainty'),
              points: ranked.map(row => ({ x: at(row), low: down(of(row, 'rank_high')), high: down(of(row, 'rank_low')) })),
            }}
            y={value => number(value === 0 ? 1 : -value)}
          />
        </div>
      )}
    </>
  );
}

function rankOf(row: Row, before: string): string {
  return num(row, `${before}rank`) === null ? '–' : `${row[`${before}rank`]} (${row[`${before}rank_low`]}–${row[`${before}rank_high`]})`;
}

function findingOf(row: Row, before: string): string {
  const years = text(row, 'period').replace('-', '–');
  const amount = signed(num(row, `${before}attractiveness`));
  const beyond =
    before === BUSINESS
      ? say(`${years}: ${amount} private arbeidsplasser ut over forventet.`, `${years}: ${amount} private jobs beyond expectation.`)
      : say(`${years}: ${amount} innbyggere ut over forventet.`, `${years}: ${amount} residents beyond expectation.`);
  const [rank, ranked, low, high] = ['rank', 'ranked', 'rank_low', 'rank_high'].map(name => row[before + name]);
  return row[`${before}is_judged`] === true
    ? beyond +
        say(
          ` Nummer ${rank} av ${ranked}, med 80 prosents sikkerhet mellom ${low} og ${high}.`,
          ` Number ${rank} of ${ranked}, with 80% certainty between ${low} and ${high}.`,
        )
    : beyond + say(' Stedene kan ikke skilles fra hverandre, og er ikke rangert.', ' Places cannot be told apart, and are not ranked.');
}

/** Where the place stands among all: never a bare rank. */
function Standing({ row, before }: { row: Row; before: string }) {
  const all = num(row, `${before}ranked`) as number;
  const at = (name: string) => `${(100 * ((num(row, before + name) ?? 1) - 1)) / Math.max(1, all - 1)}%`;
  return (
    <div class="standing" aria-hidden="true">
      <span>1</span>
      <span class="line-of">
        <span class="sure" style={{ left: at('rank_low'), right: `calc(100% - ${at('rank_high')})` }} />
        <span class="dot" style={{ left: at('rank') }} />
      </span>
      <span>{all}</span>
    </div>
  );
}
