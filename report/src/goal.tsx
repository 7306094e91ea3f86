/** What a goal for the population takes. */
import { useState } from 'preact/hooks';
import { Frame } from './charts';
import { num, rows } from './columns';
import type { Compare, Place } from './data';
import { Figure } from './figure';
import { number, percent, signed, signedPercent } from './format';
import { Term } from './glossary';
import { points, rateFor } from './goals';
import { say } from './language';
import { useData } from './page';
import { Seen } from './seen';
import { line as path } from 'd3-shape';

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
  const { story } = place;
  const lately = rows(place.attractiveness).find(row => row.period === `${story.first_year}-${story.last_year}`);
  const span = Number(story.last_year) - Number(story.first_year) + 1;
  const total = num(lately, 'attractiveness_rate');
  const had = total === null ? null : total / span;
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
            'Stedet er framskrevet med flere verdier av attraktivitet, den samme hvert år, mens landet og naboene er som i nøytralt scenario. Mellom dem er det rette linjer.',
            'The place is projected with several values of attractiveness, the same every year, with the nation and the neighbours as in the neutral scenario. Between them lines are straight.',
          )}
        </p>
      }
    >
      <div class="goal">
        <label>
          {say('År', 'Year')}{' '}
          <select data-choice="goal" value={year} onChange={event => chooseYear(Number(event.currentTarget.value))}>
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
        {had !== null && say(` I ${story.first_year}–${story.last_year}: ${signedPercent(had, 2)}.`, ` In ${story.first_year}–${story.last_year}: ${signedPercent(had, 2)}.`)}
      </output>
      <Frame
        height={230}
        label={say(
          `Attraktivitet bortover og folketall i ${year} oppover: ${number(low)} til ${number(high)} innbyggere.`,
          `Attractiveness across and population in ${year} up: ${number(low)} to ${number(high)} residents.`,
        )}
        x={value => percent(value, 1)}
        y={value => number(value)}
        xs={line.map(point => point.rate)}
        ys={line.map(point => point.persons)}
        xTitle={say('attraktivitet per år', 'attractiveness a year')}
        draw={(x, y) => (
          <>
            {had !== null && had > line[0].rate && had < line[line.length - 1].rate && (
              <g class="lately">
                <line class="mark" x1={x(had)} x2={x(had)} y1={8} y2={190} />
                <text x={x(had) + 5} y={18}>{`${story.first_year}–${story.last_year}`}</text>
              </g>
            )}
            <path class="line main" d={path<(typeof line)[number]>(point => x(point.rate), point => y(point.persons))(line) ?? ''} />
            {rate !== null && <circle class="point second" r={6} cx={x(rate)} cy={y(persons)} />}
          </>
        )}
      />
      <Seen height={20}>{() => rate !== null && <HowMany place={place} rate={rate} />}</Seen>
    </Figure>
  );
}

/** A rate says little; how many have had it says more. */
function HowMany({ place, rate }: { place: Place; rate: number }) {
  const { value } = useData<Compare>(`compare/${place.level}`);
  const known = rows(value).filter(row => num(row, 'attractiveness_rate') !== null);
  if (known.length === 0) {
    return null;
  }
  const [first, last] = [num(known[0], 'first_year') as number, num(known[0], 'last_year') as number];
  const had = known.filter(row => (num(row, 'attractiveness_rate') as number) / (last - first + 1) >= rate).length;
  return (
    <p class="quiet">
      {say(
        `${number(had)} av ${number(known.length)} kommuner hadde minst så høy attraktivitet i snitt ${first}–${last}.`,
        `${number(had)} of ${number(known.length)} municipalities had at least that, on average of ${first}–${last}.`,
      )}
    </p>
  );
}
