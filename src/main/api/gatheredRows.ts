/** Rows of a table that a screen hands over in parts, because one call carries a megabyte at most. */
import { AppError } from '../../shared/contract/errors.ts';
import type { ExportCell } from '../export/tableToExport.ts';
import type { ServiceContext } from './context.ts';

type Rows = readonly (readonly ExportCell[])[];

interface Gathered {
  readonly exportId: string;
  readonly parts: Rows[];
}

/** One table at a time; what a screen never asked for goes with the next. */
const gathered = new WeakMap<ServiceContext, Gathered>();

export function gatherRows(ctx: ServiceContext, exportId: string, rows: Rows): void {
  const known = gathered.get(ctx);
  if (known?.exportId === exportId) known.parts.push(rows);
  else gathered.set(ctx, { exportId, parts: [rows] });
}

/** All rows of the table, and lets go of them. @throws AppError "export/parts-lost" */
export function takeRows(ctx: ServiceContext, exportId: string | undefined, last: Rows): Rows {
  if (exportId === undefined) return last;
  const known = gathered.get(ctx);
  if (known?.exportId !== exportId)
    throw new AppError('export/parts-lost', 'Another table was saved meanwhile. Save this one again.');
  gathered.delete(ctx);
  return [...known.parts.flat(), ...last];
}
