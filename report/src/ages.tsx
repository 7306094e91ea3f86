/** Ages now and to come. */
import { useState } from 'preact/hooks';
import { Legend } from './charts';
import { num, rows } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { Figure } from './figure';
import { number, percent } from './format';
import { say } from './language';
import { site, word } from './page';
import { Pyramid } from './pyramid';

export function Ages({ place }: { place: Place }) {
  const table = rows(place.ages);
  const scenarios = site().scenarios.filter(name => table.some(row => num(row, name) !== null));
  const [chosen, choose] = useState(scenarios[0] ?? '');
  const counted = table.filter(row => num(row, 'persons') !== null && row.sex !== 'all');
  const later = table.filter(row => num(row, chosen) !== null);
  const ages = [...new Set(counted.map(row => num(row, 'age') as number))].sort((a, b) => a - b);
  const at = (from: Row[], sex: string, age: number, measure: string) => num(from.find(row => row.sex === sex && row.age === age), measure);
  const now = counted[0]?.year;
  const then = later[0]?.year;
  const finding = say(
    `${percent(old(counted, 'persons'))} er 80 år eller eldre i ${now}${later.length > 0 ? `, ${percent(old(later, chosen))} i ${then}` : ''}.`,
    `${percent(old(counted, 'persons'))} are 80 or older in ${now}${later.length > 0 ? `, ${percent(old(later, chosen))} in ${then}` : ''}.`,
  );
  return (
    <Figure
      id="ages"
      title={say('Alder nå og i framtiden', 'Ages now and to come')}
      section="ages"
      code={place.code}
      finding={finding}
      columns={[
        { key: 'year', label: say('År', 'Year') },
        { key: 'sex', label: say('Kjønn', 'Sex'), show: sex => word('sex', String(sex)) },
        { key: 'age', label: say('Alder fra', 'Age from') },
        { key: 'persons', label: say('Registrert', 'Counted'), show: value => number(value as number) },
        ...scenarios.map(name => ({ key: name, label: word('scenario', name), show: (value: unknown) => number(value as number) })),
      ]}
      table={table}
    >
      {scenarios.length > 1 && place.level !== 'country' && (
        <div class="choices">
          <label>
            {say('Scenario', 'Scenario')}
            <select data-choice="ages" value={chosen} onChange={event => choose(event.currentTarget.value)}>
              {scenarios.map(name => (
                <option key={name} value={name}>{word('scenario', name)}</option>
              ))}
            </select>
          </label>
        </div>
      )}
      <Pyramid
        ages={ages.map(age => ({
          age,
          women: at(counted, 'F', age, 'persons') ?? 0,
          men: at(counted, 'M', age, 'persons') ?? 0,
          laterWomen: at(later, 'F', age, chosen),
          laterMen: at(later, 'M', age, chosen),
        }))}
        label={`${say('Kvinner og menn etter alder', 'Women and men by age')}. ${finding}`}
        sides={[word('sex', 'F'), word('sex', 'M')]}
        show={value => number(value)}
      />
      {later.length > 0 && (
        <Legend
          entries={[
            { name: say(`${now}, kvinner`, `${now}, women`), look: 'box women' },
            { name: say(`${now}, menn`, `${now}, men`), look: 'box men' },
            { name: `${then} (${word('scenario', chosen)})`, look: 'later' },
          ]}
        />
      )}
    </Figure>
  );
}

/** The part that is eighty or older. */
function old(from: Row[], measure: string): number | null {
  const sum = (among: Row[]) => among.reduce((all, row) => all + (num(row, measure) ?? 0), 0);
  const total = sum(from);
  return total === 0 ? null : sum(from.filter(row => (num(row, 'age') ?? 0) >= 80)) / total;
}
