/** The map by borders: pointed at, or walked over with arrow keys. */
import { useMemo, useState } from 'preact/hooks';
import { text } from './columns';
import type { Borders, Level } from './data';
import { say } from './language';
import { linkOf, nameOf, units, useData } from './page';
import { features, next, paths, planeOf, seams } from './shapes';

const [WIDTH, HEIGHT] = [560, 640];
const STEPS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The unit of a level in which a municipality lies. */
export function unitOf(municipality: string, level: Level): string {
  const code = `municipality:${municipality}`;
  return level === 'municipality' ? code : text(units().get(code), level);
}

export function Bordered(props: { level: Level; name: string; fill: (code: string) => string; says: (code: string) => string }) {
  const { value: borders } = useData<Borders>('borders');
  const [pointed, point] = useState('');
  const { level } = props;
  const land = useMemo(() => {
    const all = borders ? features(borders) : [];
    const plane = planeOf(all, WIDTH, HEIGHT);
    return { all, plane, drawn: paths(all, plane) };
  }, [borders]);
  const lines = useMemo(
    () => seams(land.all, land.plane, unit => unitOf(unit, level === 'municipality' ? 'county' : level)),
    [land, level],
  );
  const middles = useMemo(() => middlesOf(land.drawn, level), [land, level]);
  const go = (code: string) => {
    location.href = linkOf(code) + location.hash;
  };
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step && middles.size > 0) {
      event.preventDefault();
      point(pointed === '' || !middles.has(pointed) ? [...middles.keys()][0] : next(middles, pointed, ...step));
    } else if (event.key === 'Enter' && pointed !== '') {
      go(pointed);
    }
  };
  const inside = [...land.drawn.entries()].filter(([unit]) => unitOf(unit, level) === pointed);
  return (
    <div class="drawn">
      <div
        tabIndex={0}
        role="application"
        class="walk"
        aria-label={say(`Kart: ${props.name}. Piltastene går fra sted til sted, Enter åpner stedet.`, `Map: ${props.name}. Arrow keys go from place to place, Enter opens the place.`)}
        onKeyDown={onKey}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" class={level}>
          {[...land.drawn.entries()].map(([unit, { path }]) => {
            const code = unitOf(unit, level);
            const colour = props.fill(code);
            return (
              <path
                key={unit}
                d={path}
                style={{ fill: colour, stroke: level === 'municipality' ? undefined : colour }}
                onPointerEnter={() => point(code)}
                onClick={event => {
                  // A finger points first; it opens the place by its name below.
                  if ((event as unknown as PointerEvent).pointerType === 'touch') {
                    point(code);
                  } else {
                    go(code);
                  }
                }}
              />
            );
          })}
          <path class="seams" d={lines} />
          {inside.map(([unit, { path }]) => (
            <path key={unit} class="at" d={path} />
          ))}
        </svg>
      </div>
      <p class="pointed" role="status">
        {pointed === '' ? (
          say('Pek på et sted, bruk piltastene, eller se tabellen.', 'Point at a place, use the arrow keys, or see the table.')
        ) : (
          <>
            <a href={linkOf(pointed)}>{nameOf(pointed)}</a>: <strong>{props.says(pointed)}</strong>
          </>
        )}
      </p>
    </div>
  );
}

/** Where a unit lies: in the middle of its municipalities. */
function middlesOf(drawn: Map<string, { center: [number, number] }>, level: Level): Map<string, [number, number]> {
  const sums = new Map<string, [number, number, number]>();
  drawn.forEach(({ center }, unit) => {
    const code = unitOf(unit, level);
    const [x, y, count] = sums.get(code) ?? [0, 0, 0];
    if (code !== '') {
      sums.set(code, [x + center[0], y + center[1], count + 1]);
    }
  });
  return new Map([...sums.entries()].map(([code, [x, y, count]]) => [code, [x / count, y / count]]));
}
