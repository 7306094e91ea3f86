/** The page of a municipality, a region or a county. */
import { Ages } from './ages';
import { Attractiveness } from './attractiveness';
import { num, rows, text } from './columns';
import { Commuting } from './commuting';
import { Compare } from './compare';
import type { Place } from './data';
import { Finder, levelName } from './finder';
import { number, percent, signed, signedPercent } from './format';
import { Scenarios } from './future';
import { Term } from './glossary';
import { Goals } from './goal';
import { Indicators } from './indicators';
import { named, say } from './language';
import { linkOf, nameOf, site, units, word } from './page';
import { Contents, Part } from './part';
import { People } from './people';
import { Counted, Drivers, Industries, JobDrivers } from './population';
import { Scatter } from './scatter';
import { Seen } from './seen';

export function PlacePage({ place, codes, choose }: { place: Place; codes: string[]; choose: (codes: string[]) => void }) {
  const above = units().get(place.code);
  return (
    <main id="content" tabIndex={-1}>
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
      <Contents parts={partsOf(place)} />
      <Part id="population" title={say('Folketallet', 'The population')}>
        <div class="columns">
          <People place={place} />
          <Drivers place={place} />
        </div>
      </Part>
      <Part id="attraction" title={say('Attraktivitet', 'Attractiveness')}>
        <div class="columns">
          <Attractiveness place={place} />
          <Seen height={520}>{() => <Scatter place={place} />}</Seen>
        </div>
      </Part>
      <Part id="ahead" title={say('Framtiden', 'The future')}>
        {place.level === 'municipality' && <Scenarios place={place} />}
        <div class="columns">
          {place.level === 'municipality' ? <Goals place={place} /> : <Scenarios place={place} />}
          <Ages place={place} />
        </div>
      </Part>
      <Part id="work" title={say('Arbeid og pendling', 'Work and commuting')}>
        <div class="columns">
          <Counted place={place} />
          <JobDrivers place={place} />
        </div>
        <div class="columns">
          <Industries place={place} groups={code => word('industry_group', code)} names={code => word('industry', code)} />
          <Commuting place={place} />
        </div>
      </Part>
      <Part id="others" title={say('Blant andre steder', 'Among other places')}>
        <Seen height={420}>{() => <Compare place={place} codes={codes} choose={choose} />}</Seen>
        <Indicators place={place} />
        {place.level !== 'municipality' && <Members place={place} />}
      </Part>
    </main>
  );
}

function partsOf(place: Place): [string, string][] {
  return [
    ['population', say('Folketallet', 'The population')],
    ['attraction', say('Attraktivitet', 'Attractiveness')],
    ['ahead', say('Framtiden', 'The future')],
    ['work', say('Arbeid og pendling', 'Work and commuting')],
    ['others', place.level === 'municipality' ? say('Andre steder', 'Other places') : say('Andre steder og kommunene her', 'Other places, and the municipalities here')],
  ];
}

export function KeyNumbers({ place }: { place: Place }) {
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
  // Attractiveness is of places among each other: the nation has none.
  if (of('attractiveness') !== null && place.level !== 'country') {
    tiles.push({
      name: <Term of="own">{say('Bostedsattraktivitet', 'Attractiveness')}</Term>,
      value: say(`${signed(of('attractiveness'))} innb.`, `${signed(of('attractiveness'))} res.`),
      more:
        story.is_judged === true
          ? say(
              `plass ${story.rank_low}–${story.rank_high} av ${story.ranked} (80 %), ${story.first_year}–${story.last_year}`,
              `rank ${story.rank_low}–${story.rank_high} of ${story.ranked} (80%), ${story.first_year}–${story.last_year}`,
            )
          : `${story.first_year}–${story.last_year}`,
    });
  }
  if (newest) {
    tiles.push({
      name: <Term of="coverage">{say('Arbeidsplassdekning', 'Jobs per employed resident')}</Term>,
      value: percent((num(newest, 'jobs') ?? 0) / (num(newest, 'employed_residents') ?? 1), 0),
      more: say(`${number(num(newest, 'jobs'))} arbeidsplasser i ${newest.year}`, `${number(num(newest, 'jobs'))} jobs in ${newest.year}`),
    });
  }
  const ahead = of(`projected_${first}`);
  if (ahead !== null) {
    const low = of('fan_low');
    tiles.push({
      name: say(`Innbyggere i ${story.horizon_year}`, `Residents in ${story.horizon_year}`),
      value: number(ahead),
      more: low !== null && story.fan_scenario === first ? `${number(low)}–${number(of('fan_high'))} (80 %)` : word('scenario', first),
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
      <h3 id="members-title">{say('Kommuner', 'Municipalities')}</h3>
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
