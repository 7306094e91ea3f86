/** The population year by year: what births and deaths, and what migration has brought. */
import { Frame, Legend } from './charts';
import { num, rows, sum } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number, signed } from './format';
import { Term } from './glossary';
import { say } from './language';
import { Reading } from './reading';

const HEIGHT = 390;

/** Births less deaths; null where one of them is not known. */
function natural(row: Row): number | null {
  const [births, deaths] = [num(row, 'births'), num(row, 'deaths')];
  return births === null || deaths === null ? null : births - deaths;
}

export function People({ place }: { place: Place }) {
  const table = rows(place.years).filter(row => num(row, 'population') !== null);
  const flows = table.filter(row => natural(row) !== null || num(row, 'net_migration') !== null);
  const last = flows[flows.length - 1];
  const whole = flows.filter(row => natural(row) !== null && num(row, 'net_migration') !== null);
  const own = whole.reduce((total, row) => total + (natural(row) ?? 0), 0);
  const moved = sum(whole, 'net_migration') ?? 0;
  const years = whole.length > 0 ? `${whole[0].year}–${whole[whole.length - 1].year}` : '';
  const gaps = whole.length > 0 && (num(whole[whole.length - 1], 'year') as number) - (num(whole[0], 'year') as number) + 1 > whole.length;
  const finding =
    whole.length > 0
      ? say(
          `${years}${gaps ? ', år der begge er kjent' : ''}: ${signed(own)} av fødsler og dødsfall, ${signed(moved)} av flytting.`,
          `${years}${gaps ? ', years in which both are known' : ''}: ${signed(own)} by births and deaths, ${signed(moved)} by migration.`,
        )
      : undefined;
  return (
    <Figure
      id="people"
      title={say('Fødsler, dødsfall og flytting', 'Births, deaths and migration')}
      section="years"
      code={place.code}
      finding={finding}
      columns={[
        { key: 'year', label: say('År', 'Year') },
        { key: 'population', label: say('Folketall 1.1.', 'Population 1 January'), show: value => number(value as number) },
        ...[
          ['population_change', say('Endring', 'Change')],
          ['births', say('Fødte', 'Births')],
          ['deaths', say('Døde', 'Deaths')],
          ['net_migration', say('Nettoflytting', 'Net migration')],
        ].map(([key, label]) => ({ key, label, show: (value: unknown) => (key === 'births' || key === 'deaths' ? number : signed)(value as number) })),
      ]}
      table={table}
      working={last && <Working row={last} />}
    >
      <p class="quiet">
        <Term of="net">{say('Nettoflytting', 'Net migration')}</Term>
        {say(' er innflyttere minus utflyttere, også over landegrensen.', ' is those who move in less those who move out, across the border too.')}
      </p>
      {flows.length > 0 && <Columns flows={flows} label={`${say('Endring av folketallet etter år', 'Change of the population by year')}. ${finding}`} />}
      <Legend
        entries={[
          { name: say('Fødte minus døde', 'Births less deaths'), look: 'box natural' },
          { name: say('Nettoflytting', 'Net migration'), look: 'box moved' },
          { name: say('I alt', 'Total'), look: 'counted' },
        ]}
      />
    </Figure>
  );
}

/** Bars on one another, those below zero hanging from it; the line is their sum. */
function Columns({ flows, label }: { flows: Row[]; label: string }) {
  const year = (row: Row) => num(row, 'year') as number;
  const parts = flows.map(row => ({ year: year(row), natural: natural(row) ?? 0, moved: num(row, 'net_migration') ?? 0, change: num(row, 'population_change') }));
  const ends = parts.flatMap(one => [
    Math.max(0, one.natural) + Math.max(0, one.moved),
    Math.min(0, one.natural) + Math.min(0, one.moved),
    one.change ?? 0,
  ]);
  return (
    <Frame
      height={HEIGHT}
      label={label}
      x={value => (Number.isInteger(value) ? String(value) : '')}
      y={value => number(value)}
      xs={[parts[0].year - 0.5, parts[parts.length - 1].year + 0.5]}
      ys={ends}
      hasZero
      draw={(x, y) => {
        const wide = Math.max(2, 0.68 * (x(1) - x(0)));
        const bar = (look: string, at: number, value: number, from: number) => (
          <rect class={look} x={x(at) - wide / 2} y={Math.min(y(from), y(from + value))} width={wide} height={Math.abs(y(value) - y(0))} />
        );
        return (
          <>
            {parts.map(one => (
              <g key={one.year}>
                {bar('natural', one.year, one.natural, 0)}
                {bar('moved', one.year, one.moved, Math.sign(one.natural) === Math.sign(one.moved) ? one.natural : 0)}
                {one.change !== null && (
                  <path class="line counted" d={`M${x(one.year) - wide / 2} ${y(one.change)}H${x(one.year) + wide / 2}`} />
                )}
              </g>
            ))}
            <Reading
              years={parts.map(one => one.year)}
              x={x}
              top={8}
              bottom={HEIGHT - 24}
              lines={at => {
                const one = parts.find(part => part.year === at);
                return one
                  ? [
                      `${say('Fødte minus døde', 'Births less deaths')}: ${signed(one.natural)}`,
                      `${say('Nettoflytting', 'Net migration')}: ${signed(one.moved)}`,
                      `${say('I alt', 'Total')}: ${signed(one.change)}`,
                    ]
                  : [];
              }}
            />
          </>
        );
      }}
    />
  );
}

function Working({ row }: { row: Row }) {
  const [births, deaths, moved, change] = ['births', 'deaths', 'net_migration', 'population_change'].map(name => num(row, name));
  if (births === null || deaths === null || moved === null || change === null) {
    return <p class="quiet">{say('Det mangler tall for det siste året.', 'Figures of the last year are missing.')}</p>;
  }
  const rest = change - (births - deaths + moved);
  return (
    <p>
      {row.year}: {number(births)} {say('fødte', 'born')} − {number(deaths)} {say('døde', 'dead')} {moved < 0 ? '−' : '+'} {number(Math.abs(moved))}{' '}
      {say('netto innflyttere', 'net in-migrants')} {rest < 0 ? '−' : '+'} {number(Math.abs(rest))} {say('i avvik', 'in deviations')} = {signed(change)}{' '}
      {say('innbyggere', 'residents')}.
    </p>
  );
}
