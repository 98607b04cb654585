/** A quiet drawing of the renewal heatmap: decoration only, said to nobody. */
import type { ReactNode } from 'react';
import classes from './FirstRun.module.css';

/** Share at risk of invented cells, 0-1; -1 stands for an unproven one, null for an empty one. */
const CELLS: readonly (readonly (number | null)[])[] = [
  [0.1, null, 0.35, 0, 0.2, -1, null, 0.15],
  [null, 0.6, 0, 0.1, null, 0.9, 0.2, 0],
  [0, 0.05, -1, null, 0.4, 0, 0.1, 0.3],
  [0.2, null, 0, 0.75, 0, 0.1, -1, null],
  [null, 0.1, 0.25, 0, 0.5, null, 0, 0.05],
];

const SQUARES = CELLS.flatMap((row, y) => row.map((share, x) => ({ id: `${y}-${x}`, share })));

export function HeatmapSketch(): ReactNode {
  return (
    <div className={classes.sketch} aria-hidden="true">
      {SQUARES.map(({ id, share }) => (
        <span
          key={id}
          className={classes.sketchCell}
          data-kind={share === null ? 'empty' : share < 0 ? 'unproven' : undefined}
          style={share === null || share < 0 ? undefined : { '--share': `${Math.round(share * 100)}%` }}
        />
      ))}
    </div>
  );
}
