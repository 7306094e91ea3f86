/** Borders as paths of a map. */
import { geoConicConformal, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { Borders } from './data';

interface Feature {
  type: 'Feature';
  properties: { unit: string };
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
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
export function paths(all: Feature[], shown: Feature[], width: number, height: number): Map<string, { path: string; center: [number, number] }> {
  const plane = projection(shown.length > 0 ? shown : all, width, height);
  const draw = geoPath();
  const found = new Map<string, { path: string; center: [number, number] }>();
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

function projection(shown: Feature[], width: number, height: number): GeoProjection {
  const corners = shown.flatMap(one => one.geometry.coordinates.flatMap(rings => rings[0] ?? []));
  const middle = (corners.reduce((total, point) => total + point[0], 0) || 0) / Math.max(1, corners.length);
  return geoConicConformal()
    .parallels([58, 71])
    .rotate([-middle, 0])
    .fitSize([width, height], { type: 'MultiPoint', coordinates: corners });
}
