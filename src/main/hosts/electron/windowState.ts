/** Where the window was, kept between starts and fitted to the displays there are now. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly isMaximized: boolean;
}

const DEFAULT: WindowState = { bounds: { width: 1366, height: 860 }, isMaximized: false };
/** A title bar narrower than this cannot be caught with the mouse. */
const GRABBABLE = 120;

const savedSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  isMaximized: z.boolean(),
});
type Saved = z.output<typeof savedSchema>;

/** The saved place when enough of it can still be seen, never larger than its display; else the default in the middle. */
export function fitWindow(saved: Saved | null, workAreas: readonly Rectangle[]): WindowState {
  if (saved === null) return DEFAULT;
  const area = workAreas.find((candidate) => isGrabbable(saved, candidate));
  if (area === undefined) return { ...DEFAULT, isMaximized: saved.isMaximized };
  return {
    bounds: {
      x: saved.x,
      y: saved.y,
      width: Math.min(saved.width, area.width),
      height: Math.min(saved.height, area.height),
    },
    isMaximized: saved.isMaximized,
  };
}

function isGrabbable(saved: Saved, area: Rectangle): boolean {
  const overlap = Math.min(saved.x + saved.width, area.x + area.width) - Math.max(saved.x, area.x);
  return overlap >= GRABBABLE && saved.y >= area.y && saved.y <= area.y + area.height - GRABBABLE;
}

/** Null without a usable file: it is a convenience and never stops a start. */
export function readWindowState(configFolder: string): Saved | null {
  try {
    return savedSchema.parse(JSON.parse(readFileSync(join(configFolder, 'window.json'), 'utf8')));
  } catch {
    return null;
  }
}

export function saveWindowState(configFolder: string, bounds: Rectangle, isMaximized: boolean): void {
  const file = join(configFolder, 'window.json');
  try {
    writeFileSync(
      `${file}.part`,
      JSON.stringify({ x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, isMaximized }),
      { mode: 0o600 },
    );
    renameSync(`${file}.part`, file);
  } catch {
    // A full disk must not keep a window from closing.
  }
}
