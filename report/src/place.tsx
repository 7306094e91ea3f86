/** The page of a municipality, a region or a county. */
import { Attractiveness, Scatter } from './attractiveness';
import { num, rows, text } from './columns';
import { Commuting } from './commuting';
import { Compare } from './compare';
import type { Place } from './data';
import { Finder, levelName } from './finder';
import { number, percent, signed, signedPercent } from './format';
import { Ages, Goals, Scenarios } from './future';
import { Term } from './glossary';
import { named, say } from './language';
import { linkOf, nameOf, site, units, word } from './page';
import { Counted, Drivers, Industries, JobDrivers } from './population';

export function PlacePage({ place, codes, choose }: { place: Place; codes: string[]; choose: (codes: string[]) => void }) {
  const above = units().get(place.code);
  return (
    <main id="content">
      <div class="lead">
        <p class="above">
          <a href={linkOf('country:NO')}>{nameOf('country:NO')}</a>
          {['county', 'region']
            .map(level => text(above, level))
            .filter(code => code !== '' && code !== place.code)
            .map(code => (
              <span key={code}>
                {' '}
                › <a href={linkOf(code)}>{nameOf(code)}</a>
              </span>
            ))}
        </p>
        <h1>
          {named(place)} <small>{levelName(place.level)} {place.unit}</small>
        </h1>
        <p class="sentence">{say(String(place.story.sentence_no ?? ''), String(place.story.sentence_en ?? ''))}</p>
        <KeyNumbers place={place} />
        <Finder id="search" label={say('Finn et annet sted', 'Find another place')} />
      </div>
      <Scenarios place={place} />
      <div class="columns">
        <div>
          <Drivers place={place} />
          <JobDrivers place={place} />
          <Industries place={place} groups={code => word('industry_group', code)} names={code => word('industry', code)} />
          {place.level === 'municipality' && <Goals place={place} />}
        </div>
        <div>
          <Attractiveness place={place} />
          <Scatter place={place} />
          <Ages place={place} />
          <Counted place={place} />
          <Commuting place={place} />
        </div>
      </div>
      <Compare place={place} codes={codes} choose={choose} />
      {place.level !== 'municipality' && <Members place={place} />}
    </main>
  );
}

function KeyNumbers({ place }: { place: Place }) {
  const story = place.story;
  const of = (name: string) => num(story, name);
  const newest = [...rows(place.years)].reverse().find(row => num(row, 'jobs') !== null && num(row, 'employed_residents') !== null);
  const first = site().scenarios[0];
  const tiles: { name: ReturnType<typeof say> | preact.JSX.Element; value: string; more: string }[] = [
    { name: say('Innbyggere', 'Residents'), value: number(of('population')), more: `1.1.${story.year}` },
    {
      name: say('Endring', 'Change'),
      value: signedPercent(of('population_growth')),
      more: say(`${signed(of('population_change'))} siden ${story.year_before}`, `${signed(of('population_change'))} since ${story.year_before}`),
    },
  ];
  if (of('attractiveness') !== null) {
    tiles.push({
      name: <Term of="own">{say('Bostedsattraktivitet', 'Attractiveness')}</Term>,
      value: signed(of('attractiveness')),
      more:
        story.is_judged === true
          ? say(
              `plass ${story.rank_low}–${story.rank_high} av ${story.ranked}, ${story.first_year}–${story.last_year}`,
              `rank ${story.rank_low}–${story.rank_high} of ${story.ranked}, ${story.first_year}–${story.last_year}`,
            )
          : `${story.first_year}–${story.last_year}`,
    });
  }
  if (newest) {
    tiles.push({
      name: say('Arbeidsplassdekning', 'Jobs per worker'),
      value: percent((num(newest, 'jobs') ?? 0) / (num(newest, 'employed_residents') ?? 1), 0),
      more: say(`${number(num(newest, 'jobs'))} arbeidsplasser i ${newest.year}`, `${number(num(newest, 'jobs'))} jobs in ${newest.year}`),
    });
  }
  const ahead = of(`projected_${first}`);
  if (ahead !== null) {
    const low = of('fan_low');
    tiles.push({
      name: String(story.horizon_year),
      value: number(ahead),
      more: low !== null && story.fan_scenario === first ? `${number(low)}–${number(of('fan_high'))}` : word('scenario', first),
    });
  }
  return (
    <dl class="tiles-of-numbers">
      {tiles.map((tile, index) => (
        <div key={index}>
          <dt>{tile.name}</dt>
          <dd>
            <strong>{tile.value}</strong>
            <span>{tile.more}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The municipalities of a place above them. */
function Members({ place }: { place: Place }) {
  const members = [...units().values()]
    .filter(unit => text(unit, 'level') === 'municipality' && text(unit, place.level) === place.code)
    .sort((a, b) => (num(b, 'population') ?? 0) - (num(a, 'population') ?? 0));
  return (
    <nav class="card members" aria-labelledby="members-title">
      <h2 id="members-title">{say('Kommuner', 'Municipalities')}</h2>
      <ul>
        {members.map(unit => (
          <li key={text(unit, 'code')}>
            <a href={linkOf(text(unit, 'code'))}>{named(unit)}</a> <span class="quiet">{number(num(unit, 'population'))}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
