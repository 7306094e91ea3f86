/** Women and men by age; the outlines are of another year. */
import { useWidth } from './charts';

export interface AgeBand {
  age: number;
  women: number;
  men: number;
  laterWomen: number | null;
  laterMen: number | null;
}

const [STEP, TOP, MIDDLE, BOTTOM] = [13, 22, 40, 22];

/** An outline in steps, from the youngest up; a side is 1 to the right and -1 to the left. */
export function outline(lengths: (number | null)[], from: number, side: number, bottom: number, step: number): string {
  let path = '';
  lengths.forEach((length, index) => {
    if (length !== null) {
      const x = (from + side * length).toFixed(1);
      path += `${path === '' ? 'M' : 'L'}${x} ${bottom - index * step}V${bottom - (index + 1) * step}`;
    }
  });
  return path;
}

export function Pyramid(props: { ages: AgeBand[]; label: string; sides: [string, string]; show: (value: number) => string }) {
  const [holder, width] = useWidth();
  const most = Math.max(...props.ages.flatMap(one => [one.women, one.men, one.laterWomen ?? 0, one.laterMen ?? 0]), 1);
  const half = (width - MIDDLE) / 2;
  const long = (value: number) => (half - 4) * (value / most);
  const height = TOP + props.ages.length * STEP + BOTTOM;
  const bottom = height - BOTTOM;
  const later = (side: 'laterWomen' | 'laterMen') => props.ages.map(one => (one[side] === null ? null : long(one[side] as number)));
  return (
    <div ref={holder} class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={props.label}>
        <text x={half} y={14} text-anchor="end">{props.sides[0]}</text>
        <text x={half + MIDDLE} y={14}>{props.sides[1]}</text>
        {props.ages.map((one, index) => {
          const y = bottom - (index + 1) * STEP;
          return (
            <g key={one.age}>
              <rect class="women" x={half - long(one.women)} y={y + 1} width={long(one.women)} height={STEP - 2}>
                <title>{`${props.sides[0]} ${one.age}–${one.age + 4}: ${props.show(one.women)}${one.laterWomen === null ? '' : ` → ${props.show(one.laterWomen)}`}`}</title>
              </rect>
              <rect class="men" x={half + MIDDLE} y={y + 1} width={long(one.men)} height={STEP - 2}>
                <title>{`${props.sides[1]} ${one.age}–${one.age + 4}: ${props.show(one.men)}${one.laterMen === null ? '' : ` → ${props.show(one.laterMen)}`}`}</title>
              </rect>
              {one.age % 10 === 0 && (
                <text x={half + MIDDLE / 2} y={y + STEP - 2} text-anchor="middle">{one.age}</text>
              )}
            </g>
          );
        })}
        <path class="later" d={outline(later('laterWomen'), half, -1, bottom, STEP)} />
        <path class="later" d={outline(later('laterMen'), half + MIDDLE, 1, bottom, STEP)} />
        <text x={0} y={height - 4}>{props.show(most)}</text>
        <text x={width} y={height - 4} text-anchor="end">{props.show(most)}</text>
      </svg>
    </div>
  );
}
