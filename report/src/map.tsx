/** The map of all places: by borders where there are some, by tiles where there are none. */
import { useState } from 'preact/hooks';
import { Bordered } from './bordered';
import type { Level, MapMeasure, MeasureInfo } from './data';
import { classOf, colour } from './classes';
import { text } from './columns';
import type { Row } from './columns';
import { csv } from './csv';
import { DataTable, download } from './figure';
import { levelName } from './finder';
import { ofKind } from './format';
import { say } from './language';
import { linkOf, nameOf, site, units, useData, word } from './page';
import { Tiles } from './tiles';

/** What is shown before anybody has chosen: what the model is about. */
const FIRST = 'attractiveness';

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
  const info = infos.find(one => one.measure === choice.measure) ?? infos.find(one => one.measure === FIRST) ?? infos[0];
  const { value, failed } = useData<MapMeasure>(`map/${info.measure}`);
  const levels = (['municipality', 'region', 'county'] as Level[]).filter(one => value?.levels[one]);
  const level = (levels.includes(choice.level as Level) ? choice.level : levels[0]) as Level;
  const of = value?.levels[level];
  const all = of ? Object.keys(of.series).sort(bySpan) : [];
  const series = all.includes(choice.series) ? choice.series : first(all, info);
  const values = new Map<string, number | null>();
  of?.units.forEach((code, index) => values.set(code, of.series[series]?.[index] ?? null));
  const fill = (code: string) => colour(classOf(values.get(code), info.breaks));
  const show = (found: number | null | undefined) => ofKind(info.kind, found, info.diverging && info.kind === 'fraction');
  return (
    <article class="card map" aria-labelledby="map-title" id="map">
      <h3 id="map-title">{told(info).name}</h3>
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
          <div class={site().has_borders ? 'canvas' : ''}>
            {site().has_borders ? (
              <Bordered level={level} name={told(info).name} fill={fill} says={code => show(values.get(code))} />
            ) : (
              <Tiles
                places={[...units().values()].filter(unit => text(unit, 'level') === level)}
                block={level === 'municipality' ? 'region' : 'county'}
                fill={fill}
                says={code => `${nameOf(code)}: ${show(values.get(code))}`}
              />
            )}
            {of && <Key info={info} values={values} show={show} />}
          </div>
          <Behind values={values} info={info} show={show} />
        </>
      )}
    </article>
  );
}

interface Shown {
  values: Map<string, number | null>;
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

/** The classes, the highest first as on the map of a wall, and how many places are in each. */
function Key({ info, values, show }: Shown) {
  const counts = new Array<number>(info.breaks.length + 1).fill(0);
  values.forEach(value => {
    const at = classOf(value, info.breaks);
    if (at !== null) {
      counts[at]++;
    }
  });
  const none = [...values.values()].filter(value => value === null).length;
  const last = info.breaks.length;
  const label = (index: number) => {
    if (index === 0) {
      return say(`under ${show(info.breaks[0])}`, `below ${show(info.breaks[0])}`);
    }
    return index === last
      ? say(`${show(info.breaks[last - 1])} og over`, `${show(info.breaks[last - 1])} and above`)
      : say(`${show(info.breaks[index - 1])} til ${show(info.breaks[index])}`, `${show(info.breaks[index - 1])} to ${show(info.breaks[index])}`);
  };
  return (
    <ol class="key" aria-label={say('Klasser, og hvor mange steder i hver', 'Classes, and how many places in each')}>
      {counts
        .map((count, index) => (
          <li key={index}>
            <span class="swatch" style={{ background: colour(index) }} />
            <span>{label(index)}</span>
            <span class="count">{count}</span>
          </li>
        ))
        .reverse()}
      {none > 0 && (
        <li>
          <span class="swatch" style={{ background: colour(null) }} />
          <span>{say('ingen tall', 'no figures')}</span>
          <span class="count">{none}</span>
        </li>
      )}
    </ol>
  );
}

function Behind({ values, info, show }: Shown) {
  const [isOpen, open] = useState(false);
  const table: Row[] = [...values.entries()]
    .filter(([, value]) => value !== null)
    .sort((a, b) => (b[1] as number) - (a[1] as number))
    .map(([code, value]) => ({ code, value }));
  return (
    <div class="behind">
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
      <button
        type="button"
        class="plain"
        data-csv="map"
        onClick={() => download(`${info.measure}.csv`, csv(['code', 'name', 'value'], table.map(row => ({ ...row, name: nameOf(String(row.code)) }))))}
        title={say('Komma mellom celler, punktum i tall, UTF-8', 'Comma between cells, point in numbers, UTF-8')}
      >
        CSV<span class="unseen"> – {told(info).name}</span>
      </button>
    </div>
  );
}
