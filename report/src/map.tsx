/** The map of all places: by borders where there are some, by tiles where there are none. */
import { useMemo, useState } from 'preact/hooks';
import type { Borders, Level, MapMeasure, MeasureInfo } from './data';
import { classOf, colour } from './classes';
import { by, text } from './columns';
import type { Row } from './columns';
import { DataTable } from './figure';
import { levelName } from './finder';
import { ofKind } from './format';
import { say } from './language';
import { linkOf, nameOf, site, units, useData, word } from './page';
import { features, paths } from './shapes';

export interface Choice {
  measure: string;
  level: string;
  series: string;
}

/** The same in the language of the page. */
export function told(info: MeasureInfo): { name: string; about: string } {
  return { name: say(info.name_no, info.name_en), about: say(info.about_no, info.about_en) };
}

export function MapOfAll({ choice, choose }: { choice: Choice; choose: (next: Partial<Choice>) => void }) {
  const infos = site().measures;
  const info = infos.find(one => one.measure === choice.measure) ?? infos[0];
  const { value, failed } = useData<MapMeasure>(`map/${info.measure}`);
  const levels = (['municipality', 'region', 'county'] as Level[]).filter(one => value?.levels[one]);
  const level = (levels.includes(choice.level as Level) ? choice.level : levels[0]) as Level;
  const of = value?.levels[level];
  const all = of ? Object.keys(of.series).sort(bySpan) : [];
  const series = all.includes(choice.series) ? choice.series : first(all, info);
  const values = new Map<string, number | null>();
  of?.units.forEach((code, index) => values.set(code, of.series[series]?.[index] ?? null));
  const show = (found: number | null | undefined) => ofKind(info.kind, found, info.diverging && info.kind === 'fraction');
  return (
    <section class="card map" aria-labelledby="map-title" id="map">
      <h2 id="map-title">{told(info).name}</h2>
      <div class="choices">
        <label>
          {say('Hva', 'What')}
          <select data-choice="measure" value={info.measure} onChange={event => choose({ measure: event.currentTarget.value })}>
            {infos.map(one => (
              <option key={one.measure} value={one.measure}>{told(one).name}</option>
            ))}
          </select>
        </label>
        <label>
          {say('Nivå', 'Level')}
          <select data-choice="level" value={level} onChange={event => choose({ level: event.currentTarget.value })}>
            {levels.map(one => (
              <option key={one} value={one}>{levelName(one)}</option>
            ))}
          </select>
        </label>
        <label>
          {info.by === 'scenario' ? say('Scenario', 'Scenario') : say('Periode', 'Period')}
          <select data-choice="series" value={series} onChange={event => choose({ series: event.currentTarget.value })}>
            {all.map(one => (
              <option key={one} value={one}>{seriesName(one, info)}</option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet">{told(info).about}</p>
      {failed ? (
        <p class="quiet">{say('Det er ingen tall for dette.', 'There are no figures of this.')}</p>
      ) : (
        <>
          <Key info={info} show={show} />
          {site().has_borders ? (
            <Shapes values={values} level={level} info={info} show={show} />
          ) : (
            <Tiles values={values} level={level} info={info} show={show} />
          )}
          <Behind values={values} info={info} show={show} />
        </>
      )}
    </section>
  );
}

interface Shown {
  values: Map<string, number | null>;
  level: Level;
  info: MeasureInfo;
  show: (value: number | null | undefined) => string;
}

/** Longer periods first, then the newest. */
function bySpan(a: string, b: string): number {
  return Number(b.includes('-')) - Number(a.includes('-')) || (a.includes('-') ? b.localeCompare(a) : b.localeCompare(a));
}

function first(all: string[], info: MeasureInfo): string {
  return info.by === 'scenario' ? site().scenarios.find(one => all.includes(one)) ?? all[0] : all[0];
}

export function seriesName(series: string, info: MeasureInfo): string {
  return info.by === 'scenario' ? word('scenario', series) : series.replace('-', '–');
}

/** The unit of a level in which a municipality lies. */
function unitOf(municipality: Row | undefined, level: Level): string {
  return level === 'municipality' ? text(municipality, 'code') : text(municipality, level);
}

function Key({ info, show }: { info: MeasureInfo; show: (value: number) => string }) {
  return (
    <ol class="key" aria-label={say('Klasser', 'Classes')}>
      {[...info.breaks, null].map((_, index) => (
        <li key={index}>
          <span class="swatch" style={{ background: colour(index) }} />
          {index === 0
            ? say(`under ${show(info.breaks[0])}`, `below ${show(info.breaks[0])}`)
            : index === info.breaks.length
              ? say(`${show(info.breaks[index - 1])} og over`, `${show(info.breaks[index - 1])} and above`)
              : show(info.breaks[index - 1])}
        </li>
      ))}
    </ol>
  );
}

function Shapes({ values, level, info, show }: Shown) {
  const { value: borders } = useData<Borders>('borders');
  const [pointed, point] = useState<string>('');
  const [width, height] = [560, 640];
  const drawn = useMemo(() => {
    const all = borders ? features(borders) : [];
    return paths(all, all, width, height);
  }, [borders]);
  return (
    <div class="drawn">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say(`Kart: ${told(info).name}`, `Map: ${told(info).name}`)}>
        {[...drawn.entries()].map(([unit, { path }]) => {
          const code = unitOf(units().get(`municipality:${unit}`), level);
          const value = values.get(code);
          return (
            <path
              key={unit}
              d={path}
              style={{ fill: colour(classOf(value, info.breaks)) }}
              onMouseEnter={() => point(code)}
              onClick={() => {
                location.href = linkOf(code) + location.hash;
              }}
            >
              <title>{`${nameOf(code)}: ${show(value)}`}</title>
            </path>
          );
        })}
      </svg>
      <p class="pointed" role="status">
        {pointed !== '' ? `${nameOf(pointed)}: ${show(values.get(pointed))}` : say('Pek på et sted, eller bruk søket og tabellen.', 'Point at a place, or use the search and the table.')}
      </p>
    </div>
  );
}

/** Squares by region: no borders were given. */
function Tiles({ values, level, info, show }: Shown) {
  const all = [...units().values()].filter(unit => text(unit, 'level') === level);
  const groups = by(all, level === 'municipality' ? 'region' : 'county');
  return (
    <div class="tiles">
      {[...groups.entries()].map(([group, members]) => (
        <div key={group} class="block">
          <h3>{group === '' ? say('Andre', 'Others') : nameOf(group)}</h3>
          <div class="squares" style={{ '--across': Math.ceil(Math.sqrt(members.length)) }}>
            {members.map(unit => {
              const code = text(unit, 'code');
              return (
                <a
                  key={code}
                  href={linkOf(code)}
                  style={{ background: colour(classOf(values.get(code), info.breaks)) }}
                  title={`${nameOf(code)}: ${show(values.get(code))}`}
                >
                  <span class="unseen">{`${nameOf(code)}: ${show(values.get(code))}`}</span>
                </a>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}

function Behind({ values, info, show }: { values: Map<string, number | null>; info: MeasureInfo; show: (value: number | null) => string }) {
  const [isOpen, open] = useState(false);
  const table: Row[] = [...values.entries()]
    .filter(([, value]) => value !== null)
    .sort((a, b) => (b[1] as number) - (a[1] as number))
    .map(([code, value]) => ({ code, value }));
  return (
    <details onToggle={event => open((event.target as HTMLDetailsElement).open)}>
      <summary>{say('Tabell', 'Table')}</summary>
      {isOpen && (
        <DataTable
          caption={told(info).name}
          columns={[
            { key: 'code', label: say('Sted', 'Place'), show: code => <a href={linkOf(String(code))}>{nameOf(String(code))}</a> },
            { key: 'value', label: told(info).name, show: value => show(value as number) },
          ]}
          table={table}
        />
      )}
    </details>
  );
}
