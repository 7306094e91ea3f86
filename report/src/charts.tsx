/** Charts as SVG: axes around what is drawn, and lines with a band around one. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Reading } from './reading';

export interface XY {
  x: number;
  y: number | null;
}

export interface Series {
  name: string;
  points: XY[];
  /** One of the styles of lines: main, second, third, quiet. */
  look: string;
  isDashed?: boolean;
}

export interface Band {
  name: string;
  points: { x: number; low: number | null; high: number | null }[];
}

/** How wide there is room for: letters keep their size on a phone. */
export function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const holder = useRef<HTMLDivElement>(null);
  const [width, set] = useState(600);
  useEffect(() => {
    const element = holder.current;
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(entries => {
      const wide = Math.round(entries[0].contentRect.width);
      if (wide > 0) {
        set(wide);
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [holder, width];
}

interface FrameProps {
  height: number;
  label: string;
  x: (value: number) => string;
  y: (value: number) => string;
  xs: number[];
  ys: number[];
  hasZero?: boolean;
  draw: (x: (v: number) => number, y: (v: number) => number) => ComponentChildren;
  xTitle?: string;
  yTitle?: string;
}

/** Axes around what is drawn. */
export function Frame(props: FrameProps) {
  const [holder, width] = useWidth();
  const [xLow, xHigh] = extent(props.xs) as [number, number];
  const [yLow, yHigh] = extent(props.hasZero ? [...props.ys, 0] : props.ys) as [number, number];
  const [right, top, bottom] = [14, props.yTitle ? 22 : 8, props.xTitle ? 40 : 24];
  const y = scaleLinear([yLow, yHigh === yLow ? yLow + 1 : yHigh], [props.height - bottom, top]).nice(5);
  const left = 14 + 7 * Math.max(...y.ticks(5).map(tick => props.y(tick).length));
  const x = scaleLinear(xLow === xHigh ? [xLow - 1, xHigh + 1] : [xLow, xHigh], [left, width - right]);
  return (
    <div ref={holder} class="chart">
      <svg viewBox={`0 0 ${width} ${props.height}`} height={props.height} role="img" aria-label={props.label}>
        {y.ticks(5).map(tick => (
          <g key={tick} class={tick === 0 ? 'zero' : 'grid'}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text x={left - 6} y={y(tick) + 4} text-anchor="end">{props.y(tick)}</text>
          </g>
        ))}
        {(xLow === xHigh ? [xLow] : x.ticks(Math.max(2, Math.floor(width / 90)))).map(tick => (
          <text key={tick} x={x(tick)} y={props.height - bottom + 17} text-anchor="middle">{props.x(tick)}</text>
        ))}
        {props.xTitle && (
          <text class="title" x={width - right} y={props.height - 4} text-anchor="end">{props.xTitle}</text>
        )}
        {props.yTitle && <text class="title" x={left} y={12}>{props.yTitle}</text>}
        {props.draw(x, y)}
      </svg>
    </div>
  );
}

export function Lines(props: {
  series: Series[];
  band?: Band;
  label: string;
  y: (value: number) => string;
  /** How a value that is pointed at is written, where an axis would round it. */
  exact?: (value: number) => string;
  hasZero?: boolean;
  height?: number;
  mark?: number;
}) {
  const exact = props.exact ?? props.y;
  const known = (points: XY[]) => points.filter(point => point.y !== null) as { x: number; y: number }[];
  const all = props.series.flatMap(one => known(one.points));
  const band = (props.band?.points ?? []).filter(one => one.low !== null && one.high !== null);
  const linesAt = (year: number) => [
    ...props.series.flatMap(one => {
      const there = known(one.points).find(point => point.x === year);
      return there ? [`${one.name}: ${exact(there.y)}`] : [];
    }),
    ...band.filter(one => one.x === year).map(one => `${props.band?.name}: ${exact(one.low as number)} – ${exact(one.high as number)}`),
  ];
  return (
    <>
      <Frame
        height={props.height ?? 260}
        label={props.label}
        x={year => (Number.isInteger(year) ? String(year) : '')}
        y={props.y}
        xs={all.map(point => point.x)}
        ys={[...all.map(point => point.y), ...band.flatMap(one => [one.low as number, one.high as number])]}
        hasZero={props.hasZero}
        draw={(x, y) => (
          <>
            {band.length > 0 && (
              <path
                class="band"
                d={area<(typeof band)[number]>(
                  one => x(one.x),
                  one => y(one.low as number),
                  one => y(one.high as number),
                )(band) ?? ''}
              />
            )}
            {band.length === 1 && (
              <line class="only" x1={x(band[0].x)} x2={x(band[0].x)} y1={y(band[0].low as number)} y2={y(band[0].high as number)} />
            )}
            {props.mark !== undefined && (
              <line class="mark" x1={x(props.mark)} x2={x(props.mark)} y1={8} y2={(props.height ?? 260) - 24} />
            )}
            {props.series.flatMap(one =>
              known(one.points).length === 1
                ? known(one.points).map(point => (
                    <circle key={one.name} class={`point ${one.look}`} r={4} cx={x(point.x)} cy={y(point.y)} />
                  ))
                : [],
            )}
            {props.series.map(one => (
              <path
                key={one.name}
                class={`line ${one.look} ${one.isDashed ? 'dashed' : ''}`}
                d={line<{ x: number; y: number }>(point => x(point.x), point => y(point.y))(known(one.points)) ?? ''}
              />
            ))}
            <Reading years={all.map(point => point.x)} x={x} top={8} bottom={(props.height ?? 260) - 24} lines={linesAt} />
          </>
        )}
      />
      <Legend
        entries={[
          ...props.series.map(one => ({ name: one.name, look: `${one.look} ${one.isDashed ? 'dashed' : ''}` })),
          ...(props.band && band.length > 0 ? [{ name: props.band.name, look: 'band' }] : []),
        ]}
      />
    </>
  );
}

export function Legend({ entries }: { entries: { name: string; look: string }[] }) {
  return entries.length < 2 ? null : (
    <ul class="legend" aria-hidden="true">
      {entries.map(one => (
        <li key={one.name}>
          <svg width="26" height="10">
            {one.look === 'band' ? (
              <rect class="band" width="26" height="10" />
            ) : one.look.startsWith('box') ? (
              <rect class={one.look} width="26" height="10" />
            ) : (
              <path class={`line ${one.look}`} d="M0 5H26" />
            )}
          </svg>
          {one.name}
        </li>
      ))}
    </ul>
  );
}
