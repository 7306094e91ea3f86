/** Whom a place shares its labour market with. */
import { useMemo } from 'preact/hooks';
import { Bars } from './charts';
import { num, rows, text } from './columns';
import type { Borders, Place } from './data';
import { Figure } from './figure';
import { number } from './format';
import { say } from './language';
import { linkOf, nameOf, site, units, useData } from './page';
import { features, paths } from './shapes';

export function Commuting({ place }: { place: Place }) {
  const table = rows(place.commuting).sort((a, b) => total(b) - total(a));
  const out = [...table].sort((a, b) => (num(b, 'out') ?? 0) - (num(a, 'out') ?? 0))[0];
  const outside = say('Utenfor kartet', 'Off the map');
  return (
    <Figure
      id="commuting"
      title={say('Pendling', 'Commuting')}
      section="commuting"
      code={place.code}
      finding={
        out &&
        say(
          `Flest pendler ut til ${nameOf(text(out, 'partner'), outside)}: ${number(num(out, 'out'))} i ${out.year}.`,
          `Most commute out to ${nameOf(text(out, 'partner'), outside)}: ${number(num(out, 'out'))} in ${out.year}.`,
        )
      }
      columns={[
        {
          key: 'partner',
          label: say('Sted', 'Place'),
          show: code => (units().has(String(code)) ? <a href={linkOf(String(code))}>{nameOf(String(code))}</a> : outside),
        },
        { key: 'out', label: say('Pendler dit', 'Commute there'), show: value => number(value as number) },
        { key: 'in', label: say('Pendler hit', 'Commute here'), show: value => number(value as number) },
      ]}
      table={table}
    >
      {site().has_borders && <Near place={place} partners={new Map(table.map(row => [text(row, 'partner'), total(row)]))} />}
      <Bars
        bars={table.slice(0, 8).flatMap(row => {
          const name = nameOf(text(row, 'partner'), outside);
          return [
            { key: `${name} out`, name: say(`til ${name}`, `to ${name}`), value: -(num(row, 'out') ?? 0) },
            { key: `${name} in`, name: say(`fra ${name}`, `from ${name}`), value: num(row, 'in') ?? 0 },
          ];
        })}
        show={value => number(Math.abs(value))}
      />
    </Figure>
  );
}

function total(row: ReturnType<typeof rows>[number]): number {
  return (num(row, 'out') ?? 0) + (num(row, 'in') ?? 0);
}

/** The place and those around it, the darker the more who commute. */
function Near({ place, partners }: { place: Place; partners: Map<string, number> }) {
  const { value: borders } = useData<Borders>('borders');
  const [width, height] = [420, 300];
  const most = Math.max(...partners.values(), 1);
  const codeOf = (unit: string) => {
    const municipality = units().get(`municipality:${unit}`);
    return place.level === 'municipality' ? text(municipality, 'code') : text(municipality, place.level);
  };
  const drawn = useMemo(() => {
    const all = borders ? features(borders) : [];
    // Far partners would make the map one of the country.
    const county = text(units().get(place.code), 'county');
    const close = [...partners.entries()]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 8)
      .map(([code]) => code)
      .filter(code => place.level === 'county' || text(units().get(code), 'county') === county);
    const shown = all.filter(one => {
      const code = codeOf(one.properties.unit);
      return code === place.code || close.includes(code);
    });
    return paths(all, shown, width, height);
  }, [borders, place.code]);
  return (
    <svg class="near" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('Kart over pendling', 'Map of commuting')}>
      {[...drawn.entries()].map(([unit, { path }]) => {
        const code = codeOf(unit);
        const share = code === place.code ? 0 : (partners.get(code) ?? 0) / most;
        return (
          <path key={unit} class={code === place.code ? 'here' : 'there'} style={{ '--share': Math.sqrt(share).toFixed(2) }} d={path}>
            <title>{nameOf(code)}</title>
          </path>
        );
      })}
    </svg>
  );
}
