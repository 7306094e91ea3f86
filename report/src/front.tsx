/** The front page: the nation's story, a map of all places, and who stands out. */
import type { Compare, Place } from './data';
import { num, rows, text } from './columns';
import { Finder } from './finder';
import { Figure, Waiting } from './figure';
import { number, signedPercent } from './format';
import { Ages } from './ages';
import { Scenarios } from './future';
import { Term } from './glossary';
import { say } from './language';
import { MapOfAll } from './map';
import type { Choice } from './map';
import { linkOf, nameOf, site, useData } from './page';
import { Contents, Part } from './part';
import { People } from './people';
import { KeyNumbers } from './place';
import { Counted, Drivers, JobDrivers } from './population';
import { Seen } from './seen';

export function Front({ nation, choice, choose }: { nation: Place; choice: Choice; choose: (next: Partial<Choice>) => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <div class="lead">
        <h1>{nameOf(nation.code)}</h1>
        <p class="sentence">{String(say(String(nation.story.sentence_no ?? ''), String(nation.story.sentence_en ?? '')))}</p>
        <KeyNumbers place={nation} />
        <Finder id="search" label={say('Finn et sted', 'Find a place')} />
      </div>
      <Contents
        parts={[
          ['places', say('Kart', 'Map')],
          ['nation', say('Landet', 'The nation')],
          ['ahead', say('Framtiden', 'The future')],
        ]}
      />
      <Part id="places" title={say('Kommuner, regioner og fylker', 'Municipalities, regions and counties')}>
        <div class="columns">
          <MapOfAll choice={choice} choose={choose} />
          <Seen height={700}>{() => <StandOuts />}</Seen>
        </div>
      </Part>
      <Part id="nation" title={say('Landet', 'The nation')}>
        <div class="columns">
          <People place={nation} />
          <Drivers place={nation} />
        </div>
        <div class="columns">
          <Counted place={nation} />
          <JobDrivers place={nation} />
        </div>
      </Part>
      <Part id="ahead" title={say('Framtiden', 'The future')}>
        <div class="columns">
          <Scenarios place={nation} />
          <Ages place={nation} />
        </div>
      </Part>
    </main>
  );
}

/** How many of the highest, and of the lowest. */
const MOST = 10;

/** The highest and the lowest of those that can be told apart, each with how sure that is. */
function StandOuts() {
  const { value, failed } = useData<Compare>('compare/municipality');
  if (!value && !failed) {
    return <Waiting />;
  }
  const all = rows(value)
    .filter(row => row.is_judged === true && num(row, 'shrunken_rate') !== null)
    .sort((a, b) => (num(b, 'shrunken_rate') as number) - (num(a, 'shrunken_rate') as number));
  const shown = all.length > 2 * MOST ? [...all.slice(0, MOST), ...all.slice(-MOST)] : all;
  const reach = Math.max(...shown.flatMap(row => [Math.abs(num(row, 'shrunken_low') ?? 0), Math.abs(num(row, 'shrunken_high') ?? 0)]), 1e-9);
  const at = (rate: number | null) => 50 + (50 * (rate ?? 0)) / reach;
  const years = `${site().first_flow_year}–${site().last_flow_year}`;
  const sure = shown.filter(row => (num(row, 'shrunken_low') ?? 0) > 0 || (num(row, 'shrunken_high') ?? 0) < 0).length;
  return (
    <Figure
      id="stand-outs"
      title={say('Hvem skiller seg ut, og hvor sikkert?', 'Who stands out, and how surely?')}
      section="attractiveness"
      finding={say(
        `Bostedsattraktivitet per år ${years}. For ${sure} av disse ${shown.length} er avviket trolig ikke tilfeldig (80 %).`,
        `Residential attractiveness a year ${years}. For ${sure} of these ${shown.length} it is unlikely to be chance (80%).`,
      )}
      columns={[
        { key: 'unit', label: say('Kommune', 'Municipality'), show: code => <a href={linkOf(String(code))}>{nameOf(String(code))}</a> },
        { key: 'shrunken_rate', label: say('Justert for tilfeldigheter', 'Adjusted for chance'), show: rate => signedPercent(rate as number) },
        { key: 'shrunken_low', label: say('80 % fra', '80% from'), show: rate => signedPercent(rate as number) },
        { key: 'shrunken_high', label: say('80 % til', '80% to'), show: rate => signedPercent(rate as number) },
        { key: 'rank', label: say('Plass (80 %)', 'Rank (80%)'), show: (_, row) => `${row.rank} (${row.rank_low}–${row.rank_high})` },
        { key: 'population', label: say('Folketall', 'Population'), show: people => number(people as number) },
      ]}
      table={all}
      none={say(
        'Kommunene kan ikke skilles fra hverandre: det er for få år, eller de skiller seg ikke mer enn tilfeldigheter ville gitt.',
        'Municipalities cannot be told apart: there are too few years, or they differ no more than chance would have it.',
      )}
    >
      <p class="quiet">
        <Term of="sure">{say('Streken er 80 prosents sikkerhet', 'The line is 80% certainty')}</Term>
      </p>
      <ol class="whiskers">
        {shown.map((row, index) => (
          <li key={text(row, 'unit')} class={index === MOST && all.length > 2 * MOST ? 'gap' : ''}>
            <a href={linkOf(text(row, 'unit'))}>{nameOf(text(row, 'unit'))}</a>
            <span class="track" aria-hidden="true">
              <span class="whisker" style={{ left: `${at(num(row, 'shrunken_low'))}%`, right: `${100 - at(num(row, 'shrunken_high'))}%` }} />
              <span class="dot" style={{ left: `${at(num(row, 'shrunken_rate'))}%` }} />
            </span>
            <span class="value">{signedPercent(num(row, 'shrunken_rate'))}</span>
          </li>
        ))}
      </ol>
    </Figure>
  );
}
