/** Where an arrow key leads among the marks of a picture, and which mark lies under the pointer. Pure. */
import type { PictureMark } from '../../shared/charts/picture.ts';

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** How much a pixel aside costs against a pixel ahead: straight neighbours win over near diagonal ones. */
const ASIDE = 3;

/** @returns the nearest mark in the direction of the key; null when the key is no arrow or nothing lies that way. */
export function nearestMark(marks: readonly PictureMark[], from: PictureMark, key: string): PictureMark | null {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const [right, down] = direction;
  const [fromX, fromY] = centreOf(from);
  let best: PictureMark | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const [x, y] = centreOf(mark);
    const ahead = (x - fromX) * right + (y - fromY) * down;
    if (ahead <= 0.5) continue;
    const cost = ahead + ASIDE * Math.abs((x - fromX) * down + (y - fromY) * right);
    if (cost < bestCost) {
      best = mark;
      bestCost = cost;
    }
  }
  return best;
}

/** The smallest mark that holds the point; null between marks. */
export function markAt(marks: readonly PictureMark[], x: number, y: number): PictureMark | null {
  let best: PictureMark | null = null;
  for (const mark of marks) {
    const isInside = x >= mark.x && x <= mark.x + mark.width && y >= mark.y && y <= mark.y + mark.height;
    if (isInside && (best === null || mark.width * mark.height < best.width * best.height)) best = mark;
  }
  return best;
}

function centreOf({ x, y, width, height }: PictureMark): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}
