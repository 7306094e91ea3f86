/** Whom a place shares its labour market with. */
import { useMemo } from 'preact/hooks';
import { Pairs } from './bars';
import { num, rows, text } from './columns';
import type { Borders, Place } from './data';
import { Figure } from './figure';
import { number } from './format';
import { say } from './language';
import { linkOf, nameOf, site, units, useData } from './page';
import { unitOf } from './bordered';
import { Seen } from './seen';
import { features, paths, planeOf } from './shapes';
import { Tiles } from './tiles';

export function Commuting({ place }: { place: Place }) {
  const table = rows(place.commuting).sort((a, b) => total(b) - total(a));
  const out = table
    .filter(row => units().has(text(row, 'partner')))
    .sort((a, b) => (num(b, 'out') ?? 0) - (num(a, 'out') ?? 0))[0];
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
          `Av stedene på kartet pendler flest ut til ${nameOf(text(out, 'partner'), outside)}: ${number(num(out, 'out'))} i ${out.year}.`,
          `Of the places on the map most commute out to ${nameOf(text(out, 'partner'), outside)}: ${number(num(out, 'out'))} in ${out.year}.`,
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
      <Seen height={300}>
        {() => {
          const partners = new Map(table.map(row => [text(row, 'partner'), total(row)]));
          return site().has_borders ? <Near place={place} partners={partners} /> : <Around place={place} partners={partners} />;
        }}
      </Seen>
      <p class="quiet">{say('Jo sterkere farge, jo flere pendler mellom stedene.', 'The stronger the colour, the more commute between the places.')}</p>
      <Pairs
        pairs={table.slice(0, 8).map(row => {
          const code = text(row, 'partner');
          return { key: code, name: units().has(code) ? <a href={linkOf(code)}>{nameOf(code)}</a> : outside, left: num(row, 'out') ?? 0, right: num(row, 'in') ?? 0 };
        })}
        sides={[say('pendler dit', 'commute there'), say('pendler hit', 'commute here')]}
        show={value => number(value)}
      />
    </Figure>
  );
}

function total(row: ReturnType<typeof rows>[number]): number {
  return (num(row, 'out') ?? 0) + (num(row, 'in') ?? 0);
}

/** In degrees of latitude. Partners further away would make the map one of the country. */
const FAR = 1;

type Point = [number, number];

function corner(one: { geometry: { coordinates: Point[][][] } }): Point {
  return one.geometry.coordinates[0]?.[0]?.[0] ?? [0, 0];
}

/** How far two points are from each other; degrees of longitude are shorter this far north. */
function apart(one: Point, other: Point): number {
  return Math.hypot(one[1] - other[1], (one[0] - other[0]) * Math.cos((one[1] * Math.PI) / 180));
}

/** The place and those around it, the darker the more who commute. */
function Near({ place, partners }: { place: Place; partners: Map<string, number> }) {
  const { value: borders } = useData<Borders>('borders');
  const [width, height] = [420, 300];
  const most = Math.max(...partners.values(), 1);
  const codeOf = (unit: string) => unitOf(unit, place.level);
  const drawn = useMemo(() => {
    const all = borders ? features(borders) : [];
    const home = all.find(one => codeOf(one.properties.unit) === place.code);
    const isNear = (one: (typeof all)[number]) => place.level === 'county' || !home || apart(corner(home), corner(one)) < FAR;
    const close = [...partners.entries()].filter(([, people]) => people >= most / 10).map(([code]) => code);
    const shown = all.filter(one => {
      const code = codeOf(one.properties.unit);
      return code === place.code || (close.includes(code) && isNear(one));
    });
    return paths(all, planeOf(shown.length > 0 ? shown : all, width, height));
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

const MOST_BLOCKS = 8;

/** Where no borders were given: the blocks of the place and of those it shares most with. */
function Around({ place, partners }: { place: Place; partners: Map<string, number> }) {
  const most = Math.max(...partners.values(), 1);
  const block = place.level === 'municipality' ? 'region' : 'county';
  const blockOf = (code: string) => text(units().get(code), block);
  const shown = new Set([blockOf(place.code)]);
  for (const [code] of [...partners.entries()].sort((a, b) => b[1] - a[1])) {
    if (shown.size < MOST_BLOCKS && units().has(code)) {
      shown.add(blockOf(code));
    }
  }
  return (
    <Tiles
      places={[...units().values()].filter(unit => text(unit, 'level') === place.level && shown.has(text(unit, block)))}
      block={block}
      marked={place.code}
      fill={code =>
        code === place.code ? 'var(--second)' : `color-mix(in srgb, var(--main) ${Math.round(100 * Math.sqrt((partners.get(code) ?? 0) / most))}%, var(--grid))`
      }
      says={code => `${nameOf(code)}${partners.has(code) ? `: ${number(partners.get(code))}` : ''}`}
    />
  );
}
