/** How a place has grown, and why: the change of its population and of its jobs, taken apart. */
import { useState } from 'preact/hooks';
import { Bars } from './bars';
import type { Bar } from './bars';
import { Lines } from './charts';
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { sums, tree, years } from './drivers';
import { Figure } from './figure';
import { number, signed } from './format';
import { Term } from './glossary';
import { named, say } from './language';
import { site } from './page';
import { Span } from './slider';

export function Drivers({ place }: { place: Place }) {
  return (
    <Taken
      place={place}
      id="drivers"
      section="drivers"
      title={say('Hvorfor folketallet har endret seg', 'Why the population has changed')}
      measure="persons"
      unit={say('innbyggere', 'residents')}
      table={rows(place.drivers)}
    />
  );
}

export function JobDrivers({ place }: { place: Place }) {
  return (
    <Taken
      place={place}
      id="job-drivers"
      section="job_drivers"
      title={say('Hvorfor antall arbeidsplasser har endret seg', 'Why the number of jobs has changed')}
      measure="jobs"
      unit={say('arbeidsplasser', 'jobs')}
      table={rows(place.job_drivers)}
    />
  );
}

function Taken(props: {
  place: Place;
  id: string;
  section: string;
  title: string;
  measure: string;
  unit: string;
  table: Row[];
}) {
  const known = years(props.table);
  const last = known[known.length - 1];
  const [span, choose] = useState<[number, number]>([Math.max(known[0], last - 9), last]);
  const components = rows(site().components);
  const parts = known.length > 0 ? sums(props.table, components, props.measure, span[0], span[1]) : [];
  const branches = tree(parts, components);
  const total = parts.reduce((all, part) => all + part.persons, 0);
  const bars: Bar[] = [];
  for (const branch of branches) {
    bars.push({ key: branch.kind, name: kindName(branch.kind), value: branch.persons, isSum: true });
    if (branch.parts.length > 1) {
      for (const part of branch.parts) {
        bars.push({ key: part.code, name: partName(components, part.code), value: part.persons });
      }
    }
  }
  const period = span[0] === span[1] ? String(span[0]) : `${span[0]}–${span[1]}`;
  const greatest = [...branches].sort((a, b) => Math.abs(b.persons) - Math.abs(a.persons))[0];
  return (
    <Figure
      id={props.id}
      title={props.title}
      section={props.section}
      code={props.place.code}
      finding={
        greatest &&
        say(
          `${period}: ${signed(total)} ${props.unit}. Størst betydning: ${plainKind(greatest.kind)} (${signed(greatest.persons)}).`,
          `${period}: ${signed(total)} ${props.unit}. What counts most: ${plainKind(greatest.kind)} (${signed(greatest.persons)}).`,
        )
      }
      columns={[
        { key: 'component', label: say('Del', 'Part'), show: code => componentName(components, String(code)) },
        { key: props.measure, label: props.unit, show: value => signed(value as number, 1) },
      ]}
      table={parts.map(part => ({ component: part.code, [props.measure]: part.persons }))}
      working={
        <p>
          {parts.map((part, index) => `${index > 0 && part.persons >= 0 ? ' + ' : ' '}${number(part.persons, 1)}`).join('')} ={' '}
          {number(total, 1)} {props.unit}. {say('Årene summeres; delene er modellens, og dødsfall har minus.', 'Years are added; the parts are the model’s, and deaths are negative.')}
        </p>
      }
    >
      <Span first={known[0]} last={last} from={span[0]} to={span[1]} choose={(from, to) => choose([from, to])} />
      <Bars bars={bars} show={value => signed(value)} />
    </Figure>
  );
}

function plainKind(kind: string): string {
  switch (kind) {
    case 'vital':
      return say('fødsler og dødsfall', 'births and deaths');
    case 'nation':
      return say('landets utvikling', 'the nation');
    case 'structure':
      return say('struktur', 'structure');
    case 'both':
      return say('arbeidsplassvekst på stedet', 'growth of jobs in the place');
    case 'own':
      return say('attraktivitet', 'attractiveness');
    case 'public':
      return say('offentlige beslutninger', 'public decisions');
    default:
      return say('statistisk rest', 'statistical residual');
  }
}

function kindName(kind: string) {
  const name = plainKind(kind);
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return kind === 'structure' || kind === 'own' || kind === 'residual' ? <Term of={kind}>{capital}</Term> : capital;
}

/** Parts that need an explanation have it. */
const EXPLAINED: Record<string, string> = {
  'population:centrality': 'centrality',
  'population:labour_market_integration': 'integration',
  'population:intercept': 'intercept',
  'population:demography': 'demography',
};

function partName(components: Row[], code: string) {
  const name = componentName(components, code);
  return EXPLAINED[code] ? <Term of={EXPLAINED[code]}>{name}</Term> : name;
}

function componentName(components: Row[], code: string): string {
  const found = components.find(one => text(one, 'code') === code);
  return found ? named(found) : code;
}

/** What was counted of people and jobs, year by year. */
export function Counted({ place }: { place: Place }) {
  const table = rows(place.years).filter(row => num(row, 'population') !== null || num(row, 'jobs') !== null);
  const points = (measure: string) => table.map(row => ({ x: num(row, 'year') as number, y: num(row, measure) }));
  const jobs = points('jobs').filter(point => point.y !== null);
  const workers = points('employed_residents').filter(point => point.y !== null);
  const first = jobs[0];
  const last = jobs[jobs.length - 1];
  return (
    <Figure
      id="jobs"
      title={say('Arbeidsplasser og bosatte i arbeid', 'Jobs, and residents who work')}
      section="years"
      code={place.code}
      finding={
        last &&
        say(
          `${number(last.y)} arbeidsplasser i ${last.x}, ${signed((last.y ?? 0) - (first.y ?? 0))} siden ${first.x}.`,
          `${number(last.y)} jobs in ${last.x}, ${signed((last.y ?? 0) - (first.y ?? 0))} since ${first.x}.`,
        )
      }
      columns={[
        { key: 'year', label: say('År', 'Year') },
        ...[
          ['population', say('Folketall', 'Population')],
          ['births', say('Fødte', 'Births')],
          ['deaths', say('Døde', 'Deaths')],
          ['net_migration', say('Nettoflytting', 'Net migration')],
          ['jobs', say('Arbeidsplasser', 'Jobs')],
          ['employed_residents', say('Bosatte i arbeid', 'Residents who work')],
          ['commuters_out', say('Pendler ut', 'Commute out')],
          ['commuters_in', say('Pendler inn', 'Commute in')],
        ].map(([key, label]) => ({ key, label, show: (value: unknown) => number(value as number) })),
      ]}
      table={table}
    >
      {jobs.length > 1 && (
        <Lines
          label={say('Arbeidsplasser og bosatte i arbeid etter år', 'Jobs and residents who work, by year')}
          series={[
            { name: say('Arbeidsplasser', 'Jobs'), points: jobs, look: 'main' },
            { name: say('Bosatte i arbeid', 'Residents who work'), points: workers, look: 'second' },
          ]}
          y={value => number(value)}
          height={330}
        />
      )}
    </Figure>
  );
}

/** What a place lives of: groups of industries against the nation's shares. */
export function Industries({ place, groups, names }: { place: Place; groups: (code: string) => string; names: (code: string) => string }) {
  const table = rows(place.industries).filter(row => row.industry !== 'total');
  const newest = Math.max(...table.map(row => num(row, 'year') as number));
  const now = table.filter(row => row.year === newest);
  const all = [...new Set(now.map(row => text(row, 'industry_group')))].map(group => {
    const members = now.filter(row => row.industry_group === group);
    const jobs = members.reduce((total, row) => total + (num(row, 'jobs') ?? 0), 0);
    const expected = members.reduce((total, row) => total + (num(row, 'expected_jobs') ?? 0), 0);
    return { group, jobs, expected };
  });
  const most = [...all].filter(one => one.expected > 0).sort((a, b) => b.jobs / b.expected - a.jobs / a.expected)[0];
  return (
    <Figure
      id="industries"
      title={say('Hva stedet lever av', 'What the place lives of')}
      section="industries"
      code={place.code}
      finding={
        most &&
        say(
          `${newest}: mest over landets andel er ${groups(most.group).toLowerCase()}, ${number(most.jobs / most.expected, 2)} ganger så mange arbeidsplasser.`,
          `${newest}: most above the nation's share is ${groups(most.group).toLowerCase()}, ${number(most.jobs / most.expected, 2)} times the jobs.`,
        )
      }
      columns={[
        { key: 'industry', label: say('Næring', 'Industry'), show: code => names(String(code)) },
        { key: 'year', label: say('År', 'Year') },
        { key: 'jobs', label: say('Arbeidsplasser', 'Jobs'), show: value => number(value as number) },
        { key: 'expected_jobs', label: say('Med landets andel', 'With the nation’s share'), show: value => number(value as number) },
      ]}
      table={table}
    >
      <p class="quiet">{say('Arbeidsplasser ut over det landets fordeling ville gitt', 'Jobs beyond what the nation’s mix would give')}</p>
      <Bars
        bars={all.map(one => ({ key: one.group, name: `${groups(one.group)} (${number(one.jobs)})`, value: one.jobs - one.expected }))}
        show={value => signed(value)}
      />
    </Figure>
  );
}
