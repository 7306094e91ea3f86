/** Names beside points, such that no two lie over each other. */

export interface Spot {
  key: string;
  x: number;
  y: number;
  name: string;
}

export interface Label {
  key: string;
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
}

type Box = [number, number, number, number];

const [LETTER, TALL] = [6.8, 13];

/** A place for each name, the first first; a name for which there is none is left out. */
export function places(spots: Spot[], width: number, height: number): Label[] {
  const taken: Box[] = spots.map(spot => [spot.x - 5, spot.y - 5, spot.x + 5, spot.y + 5]);
  const found: Label[] = [];
  spots.forEach((spot, own) => {
    const wide = spot.name.length * LETTER;
    const tries: [number, number, Label['anchor'], Box][] = (
      [
        [spot.x + 9, spot.y + 4, 'start', spot.x + 9],
        [spot.x - 9, spot.y + 4, 'end', spot.x - 9 - wide],
        [spot.x, spot.y - 10, 'middle', spot.x - wide / 2],
        [spot.x, spot.y + 20, 'middle', spot.x - wide / 2],
      ] as const
    ).map(([x, y, anchor, left]) => [x, y, anchor, [left, y - TALL + 2, left + wide, y + 3]]);
    const free = tries.find(([, , , box]) => isWithin(box, width, height) && !taken.some((other, at) => at !== own && meets(box, other)));
    if (free) {
      const [x, y, anchor, box] = free;
      taken.push(box);
      found.push({ key: spot.key, x, y, anchor });
    }
  });
  return found;
}

function isWithin(box: Box, width: number, height: number): boolean {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
}

function meets(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
