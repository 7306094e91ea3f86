/** Borders as paths of a map. */
import { geoConicConformal, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { Borders } from './data';

interface Feature {
  type: 'Feature';
  properties: { unit: string };
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
}

export interface Drawn {
  path: string;
  center: [number, number];
}

/** The borders in degrees. */
export function features(borders: Borders): Feature[] {
  return borders.municipalities.map(one => ({
    type: 'Feature',
    properties: { unit: one.unit },
    geometry: {
      type: 'MultiPolygon',
      coordinates: one.polygons.map(rings => rings.map(ring => points(ring, borders.points_a_degree))),
    },
  }));
}

/** A ring is a point and steps from point to point. */
export function points(ring: number[], perDegree: number): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < ring.length; index += 2) {
    x += ring[index];
    y += ring[index + 1];
    found.push([x / perDegree, y / perDegree]);
  }
  return found;
}

/** Paths of a size, by municipality. Rings of files turn either way; on a small globe that matters, so the plane is used. */
export function paths(all: Feature[], plane: GeoProjection): Map<string, Drawn> {
  const draw = geoPath();
  const found = new Map<string, Drawn>();
  for (const feature of all) {
    const drawn = {
      type: 'MultiPolygon' as const,
      coordinates: feature.geometry.coordinates.map(rings => rings.map(ring => ring.map(point => plane(point) ?? [0, 0]))),
    };
    const path = draw(drawn) ?? '';
    found.set(feature.properties.unit, {
      path: path.replace(/(\.\d)\d+/g, '$1'),
      center: draw.centroid(drawn) as [number, number],
    });
  }
  return found;
}

/** A plane on which what is shown fills the room. */
export function planeOf(shown: Feature[], width: number, height: number): GeoProjection {
  const corners = shown.flatMap(one => one.geometry.coordinates.flatMap(rings => rings[0] ?? []));
  const middle = (corners.reduce((total, point) => total + point[0], 0) || 0) / Math.max(1, corners.length);
  return geoConicConformal()
    .parallels([58, 71])
    .rotate([-middle, 0])
    .fitSize([width, height], { type: 'MultiPoint', coordinates: corners });
}

/**
 * The borders between groups of municipalities, as one path: edges that two municipalities share whose groups differ. The
 * coast is nobody's border.
 */
export function seams(all: Feature[], plane: GeoProjection, groupOf: (unit: string) => string): string {
  const first = new Map<string, string>();
  let path = '';
  for (const feature of all) {
    const group = groupOf(feature.properties.unit);
    for (const ring of feature.geometry.coordinates.flat()) {
      for (let index = 1; index < ring.length; index++) {
        const [a, b] = [ring[index - 1], ring[index]];
        const key = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? `${a} ${b}` : `${b} ${a}`;
        const other = first.get(key);
        if (other === undefined) {
          first.set(key, group);
        } else if (other !== group) {
          const [from, to] = [plane(a), plane(b)];
          if (from && to) {
            path += `M${from[0].toFixed(1)} ${from[1].toFixed(1)}L${to[0].toFixed(1)} ${to[1].toFixed(1)}`;
          }
        }
      }
    }
  }
  return path;
}

/** The nearest place in a direction, as arrow keys go from place to place; the same where there is none. */
export function next(places: Map<string, [number, number]>, from: string, dx: number, dy: number): string {
  const here = places.get(from);
  let best = from;
  let least = Infinity;
  places.forEach(([x, y], code) => {
    if (!here || code === from) {
      return;
    }
    const along = (x - here[0]) * dx + (y - here[1]) * dy;
    const aside = Math.abs((x - here[0]) * dy) + Math.abs((y - here[1]) * dx);
    // Twice as far aside is as far as once along: else a step to the north may end far to the east.
    if (along > 0.5 && along + 2 * aside < least) {
      [best, least] = [code, along + 2 * aside];
    }
  });
  return best;
}
