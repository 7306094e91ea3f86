/** What stands at the year that is pointed at. Whoever does not point has the table. */
import { useState } from 'preact/hooks';

const LINE = 16;

export function Reading(props: {
  years: number[];
  x: (year: number) => number;
  top: number;
  bottom: number;
  lines: (year: number) => string[];
}) {
  const [at, point] = useState<number | null>(null);
  const years = [...new Set(props.years)].sort((a, b) => a - b);
  const [first, last] = [years[0], years[years.length - 1]];
  if (years.length < 2) {
    return null;
  }
  const [left, right] = [props.x(first), props.x(last)];
  const follow = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const wanted = first + ((event.clientX - box.left) / box.width) * (last - first);
    point(years.reduce((best, year) => (Math.abs(year - wanted) < Math.abs(best - wanted) ? year : best), first));
  };
  const lines = at === null ? [] : [String(at), ...props.lines(at)];
  const wide = 14 + 6.6 * Math.max(...lines.map(line => line.length), 1);
  const x = at === null ? 0 : props.x(at);
  const box = x + wide + 10 > right && x - wide - 10 > 0 ? x - wide - 8 : x + 8;
  return (
    <g aria-hidden="true">
      {at !== null && (
        <g class="reading">
          <line x1={x} x2={x} y1={props.top} y2={props.bottom} />
          <rect x={box} y={props.top} width={wide} height={lines.length * LINE + 8} rx={4} />
          {lines.map((line, index) => (
            <text key={line} class={index === 0 ? 'year' : ''} x={box + 7} y={props.top + (index + 1) * LINE}>
              {line}
            </text>
          ))}
        </g>
      )}
      <rect
        class="pointer"
        x={left}
        y={props.top}
        width={Math.max(1, right - left)}
        height={Math.max(1, props.bottom - props.top)}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => point(null)}
      />
    </g>
  );
}
